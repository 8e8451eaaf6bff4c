"""Registers and a calendar become due dates, visits and deadlines; pure."""
