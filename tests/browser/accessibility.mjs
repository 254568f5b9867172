/* pa11y over many pages in one browser. Reads {executablePath, args, pages, views} as JSON from
   standard input, a view being a width and a colour scheme; writes {page: [issues]} of the pages that have any. */
import { readFileSync } from "node:fs";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const { executablePath, args, pages, views } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath, args });
const found = {};
try {
  const page = await browser.newPage();
  for (const url of pages) {
    await page.goto(url);
    for (const [width, scheme] of views) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const { issues } = await pa11y(url, { browser, page, ignoreUrl: true, standard: "WCAG2AA" });
      if (issues.length) {
        found[`${url}, ${width} px, ${scheme}`] = issues.map(
          ({ code, selector, message }) => `${code}: ${selector}: ${message}`,
        );
      }
    }
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(found));
