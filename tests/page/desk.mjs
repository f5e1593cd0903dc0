// What the tests share: articles, pages made of them, a browser.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const folder = mkdtempSync(join(tmpdir(), "copydesk-page-"));

/** A browser with a profile of its own; `stop` ends it and takes away what the tests wrote. */
export async function start() {
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
    viewport: { width: 1400, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  const stop = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, stop };
}

/** Runs the program over articles and gives the address of the page that it wrote. */
export function write(name, articles, command = "run") {
  const input = join(folder, `${name}.jsonl`);
  const output = join(folder, `${name}.html`);
  writeFileSync(input, articles.map((article) => JSON.stringify(article)).join("\n"));
  execFileSync(process.env.COPYDESK, [command, "--no-config", "--format", "html", "--output", output, input]);
  return pathToFileURL(output).href;
}

/** The lines that the program writes for articles, without their texts. */
export function lines(articles) {
  const input = articles.map((article) => JSON.stringify(article)).join("\n");
  const output = execFileSync(process.env.COPYDESK, ["run", "--no-config", "--format", "jsonl", "-"], { input });
  return output
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Opens a page. Everything that it complains of, and everything that it tries to load, ends up in `wrong`. */
export async function open(context, address) {
  const tab = await context.newPage();
  const wrong = [];
  tab.on("pageerror", (error) => wrong.push(String(error)));
  tab.on("console", (message) => wrong.push(message.text()));
  tab.on("dialog", (dialog) => dialog.dismiss().then(() => wrong.push("a dialog")));
  tab.on("request", (request) => /^(file|data):/.test(request.url()) || wrong.push(request.url()));
  await tab.goto(address);
  await tab.waitForSelector("#main > *");
  return { tab, wrong };
}

/** Goes to another address of the page, or does something else, and waits until it is drawn. */
export async function go(tab, to) {
  if (typeof to === "string") await tab.evaluate((hash) => (location.hash = hash), to);
  else await to;
  await tab.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with what a tab shows, a line each. */
export async function barriers(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Two reports of an accident that never happened. */
export const reports = [
  {
    id: "post",
    title: "Footbridge gives way in Cairo",
    outlet: "Harbour Post",
    published: "2024-05-01",
    url: "https://example.org/footbridge",
    text:
      "At least 14 people were injured when a footbridge gave way in Cairo on Tuesday, Mayor Ada Quill said.\n\n" +
      "“We had 40 to 50 people on it, maybe more, and nobody had counted them,” Quill told reporters in Egypt.\n\n" +
      "The bridge was 30 metres long. 👍 The repair will cost $1.2 million, according to the engineer, Tom Fenn.",
  },
  {
    id: "courier",
    title: "Bridge collapse: more injured",
    outlet: "Valley Courier",
    published: "2024-05-02",
    text:
      "At least 16 people were injured when a footbridge gave way in Cairo on Tuesday, Mayor Ada Quill said.\n\n" +
      "“We had 40 to 50 people on it, and nobody had counted them at all,” Quill told reporters in Egypt.\n\n" +
      "The repair will cost $1.2 million, said Tom Fenn, an engineer.",
  },
];

/** An article whose every field is markup. */
export const hostile = {
  id: `</script><b id="out">&"'/#%2F`,
  title: `<svg onload="hacked=1"></title><script>hacked=1</script>`,
  outlet: `"><script>hacked=1</script>`,
  url: "javascript:hacked=1",
  published: "2024-05-01",
  text:
    `<img src=x onerror="hacked=1"></script><script>hacked=1</script><!--<script> 👍 \u2028\u2029 ]]> \u202e\u0000\n\n` +
    `“Buy 300 <b>boats</b> & 'oars' in Cairo,” said Ada <script>hacked=1</script> Quill on Tuesday. {{7*7}} \${7*7}`,
};
