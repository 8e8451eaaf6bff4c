"""The papers of the annual self-evaluation: from its worked-out report to what is printed."""
