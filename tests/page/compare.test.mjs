// The page of a comparison: figures with their plot, quotations with their differences.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, go, hostile, lines, open, reports, start, write } from "./desk.mjs";

let browser;
let address;
before(async () => {
  browser = await start();
  address = write("compare", [...reports, hostile, { ...hostile, id: "copy" }], "compare");
});
after(() => browser.stop());

/** The row of the figures of people who were injured. */
const injured = (tab) => tab.locator("tbody > tr:not(.opened)", { hasText: "at least 14" });

test("a group of figures opens to its plot, and each value leads to its sentence", async () => {
  const { tab, wrong } = await open(browser.context, `${address}#figures`);
  assert.match(await injured(tab).textContent(), /updates.*at least 14.*at least 16.*Harbour Post, Valley Courier/s);
  const opener = injured(tab).locator(".opener");
  await opener.focus();
  await go(tab, tab.keyboard.press("Enter"));
  assert.equal(await opener.getAttribute("aria-expanded"), "true");
  assert.ok(await opener.evaluate((node) => node === document.activeElement));
  assert.equal(await tab.locator(".plot circle").count(), 2);
  const labels = await tab.locator(".plot a").evaluateAll((all) => all.map((a) => a.getAttribute("aria-label")));
  assert.match(labels[0], /^at least 14.*Harbour Post, 2024-/);
  await go(tab, tab.locator(".plot a").nth(1).press("Enter"));
  assert.equal(await tab.locator("a.mark.chosen").first().textContent(), "At least 16");
  assert.match(await tab.locator("#panel").textContent(), /In other articles/);
  await go(tab, tab.locator("#panel a[href^='#figures']").click());
  assert.equal(await tab.locator(".opened .stated tbody tr").count(), 2);
  assert.deepEqual(wrong, []);
});

test("figures are filtered by their relation and sorted by their values", async () => {
  const { tab } = await open(browser.context, `${address}#figures`);
  const rows = tab.locator("tbody tr");
  const all = await rows.count();
  await tab.getByLabel("Relation").selectOption("updates");
  const some = await rows.count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await tab.getByLabel("Relation").selectOption("");
  await tab.getByRole("button", { name: "Values" }).click();
  const first = await rows.first().textContent();
  await tab.getByRole("button", { name: "Values" }).click();
  assert.notEqual(await rows.first().textContent(), first);
});

test("a quotation shows what its other wording drops and adds", async () => {
  const { tab, wrong } = await open(browser.context, `${address}#quotes`);
  const group = tab.locator(".quotes > article", { hasText: "maybe more" });
  const text = (locator) => locator.evaluateAll((all) => all.map((node) => node.textContent).join(" "));
  assert.match(await text(group.locator("del")), /maybe more/);
  assert.match(await text(group.locator("ins")), /at all/);
  await tab.getByLabel("Search").fill("nothing of the kind");
  assert.equal(await tab.locator(".quotes > article").count(), 0);
  await tab.getByLabel("Search").fill("");
  await go(tab, group.locator("a").first().click());
  assert.match(await tab.locator("#panel h2").textContent(), /quote/);
  assert.deepEqual(wrong, []);
});

test("near-copies are named, and markup stays text in the comparison too", async () => {
  const { tab, wrong } = await open(browser.context, `${address}#article/copy`);
  assert.match(await tab.locator(".reprints").textContent(), /Near-copies.*<svg onload/s);
  for (const view of ["figures/0", "figures/1", "figures/2", "quotes", "quotes/0", "map"]) await go(tab, view);
  assert.equal(await tab.evaluate(() => typeof hacked), "undefined");
  assert.deepEqual(wrong, []);
});

test("without the texts there are the claims alone", async () => {
  const { tab, wrong } = await open(browser.context, write("lines", lines(reports), "compare"));
  assert.match(await tab.locator(".text").textContent(), /not kept/);
  await go(tab, "article/post");
  await go(tab, tab.locator(".text a", { hasText: "At least 14" }).first().click());
  assert.match(await tab.locator("#panel").textContent(), /rule/);
  for (const view of ["claims", "figures/0", "quotes", "map", "article/courier"]) await go(tab, view);
  assert.equal(await tab.locator("h1").textContent(), reports[1].title);
  assert.deepEqual(wrong, []);
});

test("nothing bars the way in the comparison", async () => {
  const { tab } = await open(browser.context, `${address}#figures/0`);
  for (const [colorScheme, width] of [
    ["light", 1400],
    ["dark", 1400],
    ["light", 360],
  ]) {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    for (const view of ["figures/0", "quotes"]) {
      await go(tab, view);
      assert.deepEqual(await barriers(tab), [], `${view}, ${colorScheme}, ${width}`);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${view} is ${wide} pixels wide`);
    }
  }
});
