import type { Browser, Page } from "playwright-core";

/** How long the reference takes from the request to the first heading of the API, in milliseconds. */
export async function openingTime(browser: Browser, url: string, title: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const start = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.getByRole("heading", { name: title }).waitFor();
  const time = performance.now() - start;
  await page.close();
  return time;
}

/** How long the reference's search takes from a key to the wanted result, for several keys, in milliseconds. */
export async function searchTimes(page: Page): Promise<readonly number[]> {
  await page.getByText("Ctrl+K").waitFor({ timeout: 60_000 });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("widget 3");
  await page.getByRole("link", { name: "Get widget 3" }).last().waitFor();
  const times: number[] = [];
  for (const digit of [7, 8, 9, 4, 5, 6, 7, 8]) {
    const shown = page.evaluate(
      (name) =>
        new Promise<number>((resolve) => {
          let start = 0;
          const look = new MutationObserver(() => {
            if (![...document.links].some(({ textContent }) => textContent.includes(name))) return;
            look.disconnect();
            resolve(performance.now() - start);
          });
          document.addEventListener(
            "keydown",
            () => {
              start = performance.now();
              look.observe(document.body, { subtree: true, childList: true, characterData: true });
            },
            { once: true, capture: true },
          );
        }),
      `Get widget 3${digit}`,
    );
    await page.evaluate(() => undefined);
    await page.keyboard.press(String(digit));
    times.push(await shown);
    await page.keyboard.press("Backspace");
    await page.getByRole("link", { name: "Get widget 23" }).last().waitFor();
  }
  return times;
}
