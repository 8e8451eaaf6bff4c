// Fills papers with one engine of npm's; prints seconds of processor and memory as worker.py does.
// node worker.js ENGINE TEMPLATE CONTEXTS WARM, in a folder that has the engines in node_modules.
const fs = require("fs");
const [, , engine, template, contextsPath, warm] = process.argv;
const contexts = JSON.parse(fs.readFileSync(contextsPath, "utf8"));
const data = fs.readFileSync(template);

function docxtemplater() {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  return async (context) => {
    const made = new Docxtemplater(new PizZip(data), { paragraphLoop: true, linebreaks: true });
    made.render(context);
    return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

function easyTemplateX() {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return (context) => handler.process(data, context);
}

function carbone() {
  const engine = require("carbone");
  return (context) =>
    new Promise((done, failed) =>
      engine.render(template, context, (fault, result) => (fault ? failed(fault) : done(result))));
}

const engines = { docxtemplater, "easy-template-x": easyTemplateX, carbone };
const cpu = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6; };

(async () => {
  const begun = cpu();
  const fill = engines[engine]();
  for (const context of contexts.slice(0, Number(warm))) await fill(context);
  const ready = cpu();
  let result;
  for (const context of contexts) result = await fill(context);
  const taken = cpu() - ready;
  fs.writeFileSync(`${contextsPath}.${engine}.docx`, result);
  const status = fs.readFileSync("/proc/self/status", "utf8");
  const mb = Number(status.match(/VmHWM:\s+(\d+)/)[1]) / 1024;
  console.log(JSON.stringify({ seconds: taken / contexts.length, ready: ready - begun, mb }));
  process.exit(0);
})().catch((fault) => { console.error(fault); process.exit(1); });
