// The page of one run: articles, claims, map.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, go, hostile, open, reports, start, write } from "./desk.mjs";

let browser;
let address;
before(async () => {
  browser = await start();
  address = write("run", reports);
});
after(() => browser.stop());

test("a claim that is clicked shows its attributes, its rule and its sentence", async () => {
  const { tab, wrong } = await open(browser.context, address);
  await go(tab, tab.click("a.mark.figure >> nth=0"));
  const panel = tab.locator("#panel");
  assert.equal(await panel.locator("h2").textContent(), "figure");
  assert.match(await panel.textContent(), /At least 14.*value14.*rule.*confidence/s);
  assert.match(await tab.evaluate(() => location.hash), /^#claim\/post%3Afigure/);
  const sentence = await tab.locator(".text .sentence").allTextContents();
  assert.match(sentence.join(""), /^At least 14 people were injured.*said\.$/s);
  await go(tab, tab.keyboard.press("Escape"));
  assert.match(await panel.locator("h2").textContent(), /claims$/);
  assert.deepEqual(wrong, []);
});

test("claims on the same words are all marked, and clicking again goes on to the next", async () => {
  const { tab } = await open(browser.context, address);
  const both = tab.locator(".mark.quote.figure").first();
  const lines = await both.evaluate((node) => node.style.backgroundImage.split(", ").length);
  assert.ok(lines >= 2);
  await go(tab, both.click());
  assert.equal(await tab.locator("#panel h2").textContent(), "figure");
  assert.match(await tab.locator("#panel").textContent(), /On the same words/);
  await go(tab, both.click());
  assert.equal(await tab.locator("#panel h2").textContent(), "quote");
});

test("marks stand where the claims are, whatever comes before them", async () => {
  const { tab } = await open(browser.context, address);
  const money = tab.locator("a.mark.figure", { hasText: "$1.2 million" });
  assert.equal(await money.textContent(), "$1.2 million");
});

test("the legend switches kinds off and on", async () => {
  const { tab } = await open(browser.context, address);
  assert.ok((await tab.locator(".mark.place").count()) > 0);
  await tab.getByRole("checkbox", { name: "place" }).uncheck();
  assert.equal(await tab.locator(".mark.place").count(), 0);
  assert.ok((await tab.locator(".mark.figure").count()) > 0);
  await tab.getByRole("checkbox", { name: "place" }).check();
  assert.ok((await tab.locator(".mark.place").count()) > 0);
});

test("everything can be reached with the keyboard", async () => {
  const { tab } = await open(browser.context, address);
  await go(tab, tab.keyboard.press("Tab"));
  assert.equal(await tab.evaluate(() => document.activeElement.className), "skip");
  await tab.locator("a.mark").first().focus();
  await go(tab, tab.keyboard.press("ArrowRight"));
  const second = tab.locator("a.mark").nth(1);
  assert.ok(await second.evaluate((node) => node === document.activeElement));
  await go(tab, tab.keyboard.press("Enter"));
  assert.equal(await second.getAttribute("aria-current"), "true");
  assert.ok(await second.evaluate((node) => node === document.activeElement), "the keyboard stays in the text");
  await go(tab, tab.keyboard.press("ArrowLeft"));
  assert.ok(
    await tab
      .locator("a.mark")
      .first()
      .evaluate((node) => node === document.activeElement),
  );
});

test("an address leads to a claim, and back leads back", async () => {
  const { tab } = await open(browser.context, `${address}#claims`);
  await go(tab, tab.getByRole("link", { name: "At least 16", exact: true }).click());
  assert.match(await tab.locator("h1").textContent(), /more injured/);
  assert.equal(await tab.locator("a.mark.chosen").first().textContent(), "At least 16");
  await go(tab, tab.goBack());
  assert.equal(await tab.locator("h1").textContent(), "All claims");
  const { tab: other } = await open(browser.context, `${address}#claim/%E0%A4%A`);
  assert.equal(await other.locator("h1").textContent(), reports[0].title);
});

test("the table of claims sorts and filters", async () => {
  const { tab } = await open(browser.context, `${address}#claims`);
  const rows = tab.locator("tbody tr");
  const all = await rows.count();
  await tab.getByLabel("Kind").selectOption("place");
  const places = await rows.count();
  assert.ok(places > 0 && places < all);
  assert.ok((await rows.locator(".kind").allTextContents()).every((kind) => kind === "place"));
  await tab.getByLabel("Search").fill("egypt");
  assert.ok((await rows.count()) < places);
  await tab.getByLabel("Search").fill("");
  await tab.getByLabel("Kind").selectOption("");
  const sure = tab.getByRole("button", { name: "Sure" });
  await sure.click();
  await sure.click();
  assert.equal(await tab.locator("th[aria-sort]").getAttribute("aria-sort"), "descending");
  const numbers = (await rows.locator("td.numeric").allTextContents()).map(Number);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => b - a),
  );
});

test("the map shows the places and where each is mentioned", async () => {
  const { tab, wrong } = await open(browser.context, `${address}#map`);
  const before = await tab.locator(".map").getAttribute("viewBox");
  await tab.getByRole("button", { name: "Zoom in" }).click();
  assert.notEqual(await tab.locator(".map").getAttribute("viewBox"), before);
  await go(tab, tab.locator(".places a", { hasText: "Cairo" }).click());
  assert.match(await tab.locator(".mentions").textContent(), /gave way in Cairo on Tuesday/);
  await tab.locator(".map a[aria-current]").focus();
  await go(tab, tab.locator(".mentions a").first().click());
  assert.equal(await tab.locator("a.mark.chosen").first().textContent(), "Cairo");
  assert.deepEqual(wrong, []);
});

test("an article full of markup stays text", async () => {
  const { tab, wrong } = await open(browser.context, write("hostile", [hostile, ...reports]));
  const shown = await tab.locator(".text").evaluate((node) => node.textContent);
  assert.ok(shown.includes(`<img src=x onerror="hacked=1"></script><script>hacked=1</script><!--<script> 👍`));
  assert.equal(await tab.locator("h1").textContent(), hostile.title);
  assert.match(await tab.title(), /^<svg onload/);
  const views = ["claims", "map", `article/${encodeURIComponent(hostile.id)}`];
  for (const view of views) await go(tab, view);
  const quote = tab.locator("a.mark.quote").first();
  await go(tab, quote.click());
  assert.match(await tab.locator("#panel blockquote").textContent(), /^Buy 300 <b>boats<\/b> & 'oars'/);
  assert.equal(await tab.locator("#out, .text img, .text b, main script, [href^=javascript]").count(), 0);
  assert.equal(await tab.evaluate(() => typeof hacked), "undefined");
  assert.deepEqual(wrong, []);
});

test("nothing bars the way, in light and dark, wide and narrow", async () => {
  const { tab } = await open(browser.context, address);
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({ colorScheme });
    for (const view of ["articles", "claims", "map"]) {
      await go(tab, view);
      assert.deepEqual(await barriers(tab), [], `${view}, ${colorScheme}`);
    }
    await go(tab, "articles");
    await go(tab, tab.click("a.mark.quote >> nth=0"));
    assert.deepEqual(await barriers(tab), [], `a claim, ${colorScheme}`);
  }
  await tab.setViewportSize({ width: 360, height: 720 });
  for (const view of ["articles", "claims", "map"]) {
    await go(tab, view);
    assert.deepEqual(await barriers(tab), [], `${view}, narrow`);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${view} is ${wide} pixels wide`);
  }
});

test("on paper there is the article with its marks and claims, and no controls", async () => {
  const { tab } = await open(browser.context, address);
  await tab.emulateMedia({ media: "print" });
  assert.ok(await tab.locator(".text").isVisible());
  assert.ok(await tab.locator(".claims").isVisible());
  assert.ok(!(await tab.locator("#views").isVisible()));
  assert.ok(!(await tab.locator(".list").isVisible()));
  const adjust = await tab
    .locator("a.mark")
    .first()
    .evaluate((node) => getComputedStyle(node).printColorAdjust);
  assert.equal(adjust, "exact");
});

test("five hundred articles stay usable", async () => {
  const many = Array.from({ length: 500 }, (_, i) => {
    const { text, ...report } = reports[i % 2];
    const paragraphs = Array.from({ length: 6 }, (_, n) => text.replaceAll("people", `people of ward ${i + n}`));
    return { ...report, id: `a${i}`, title: `Report ${i}`, text: paragraphs.join("\n\n") };
  });
  const address = write("many", many);
  const began = performance.now();
  const { tab, wrong } = await open(browser.context, address);
  const opened = performance.now() - began;
  assert.ok(opened < 10_000, `opening took ${opened} ms`);
  const nodes = () => tab.evaluate(() => document.querySelectorAll("*").length);
  assert.ok((await nodes()) < 6_000, "one article at a time is drawn");
  await tab.getByLabel("Find an article").fill("report 499");
  assert.equal(await tab.locator(".list li:visible").count(), 1);
  await go(tab, tab.locator(".list li:visible a").click());
  assert.equal(await tab.locator("h1").textContent(), "Report 499");
  await go(tab, "claims");
  assert.equal(await tab.locator("tbody tr").count(), 100);
  await tab.getByRole("button", { name: "Show more" }).click();
  assert.equal(await tab.locator("tbody tr").count(), 200);
  assert.ok((await nodes()) < 6_000);
  await go(tab, "map");
  assert.ok((await tab.locator(".places li").count()) > 0);
  assert.deepEqual(wrong, []);
});

test("one huge paragraph is only as slow as it is long", async () => {
  const sentence = (_, i) => `${i + 2} people said “it is ${i}” in Cairo on Tuesday.`;
  const text = Array.from({ length: 1500 }, sentence).join(" ");
  const address = write("huge", [{ id: "huge", text }]);
  const began = performance.now();
  const { tab, wrong } = await open(browser.context, address);
  assert.ok(performance.now() - began < 15_000);
  await go(tab, tab.locator("a.mark.place").last().click());
  assert.equal(await tab.locator("#panel h2").textContent(), "place");
  assert.deepEqual(wrong, []);
});
