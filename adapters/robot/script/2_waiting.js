// How the robot waits: for something to be seen, woken by every change of the page, never by guessing a time.
const now = () => performance.now();

// Follows the page's changes for the length of one call.
class Watch {
  constructor() {
    this.changedAt = now();
    this.news = true;
    this.wake = () => {};
    this.observer = new MutationObserver(() => this.note());
    this.observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  note() {
    this.news = true;
    this.changedAt = now();
    this.wake();
  }

  // Whether the page changed since this was last asked.
  hasNews() {
    if (this.observer.takeRecords().length) this.note();
    const news = this.news;
    this.news = false;
    return news;
  }

  isQuietFor(ms) {
    this.hasNews();
    return now() - this.changedAt >= ms && document.readyState === "complete";
  }

  // Until the page changes, at the latest after `ms`: values change without a word, so one looks again soon.
  async change(ms = 40) {
    if (this.hasNews()) return;
    await new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, ms);
    });
    this.wake = () => {};
  }
}

// A task of its own, so that what the page's scripts put off has happened.
const nextTask = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });

const until = (target, event, ms) =>
  new Promise((resolve) => {
    target.addEventListener(event, resolve, { once: true });
    setTimeout(resolve, Math.max(0, ms));
  });

// Scripts that may still be on their way when the document is there: only those that it does not wait for itself.
const hasLateScripts = () => [...document.scripts].some((script) => script.async);

// The document with its scripts, so that buttons do something. What never finishes loading is not waited for long.
async function loaded(end, quietMs) {
  while (document.readyState === "loading" && now() < end) await until(document, "DOMContentLoaded", end - now());
  if (document.readyState === "interactive" && hasLateScripts())
    await until(window, "load", Math.min(quietMs, end - now()));
  return document.readyState !== "loading" && !!document.body;
}

// What is in front, remembered when a button is pressed: the next page is known by not being this one.
function remember(mark, control, warnings) {
  const headings = headingElements(front());
  const memory = { mark, control, headings, words: headings.map(wordsOf), alerts: alerts(), changed: false };
  memory.alertWords = memory.alerts.map(wordsOf);
  memory.warned = says(warnings);
  document.__byfive = memory;
  new MutationObserver(() => (memory.changed = true)).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}

const memoryOf = (mark) => (document.__byfive && document.__byfive.mark === mark ? document.__byfive : null);
const alike = (some, others) => some.length === others.length && some.every((one, at) => one === others[at]);

// Whether this is still the very page on which the button was pressed.
function isStillThere(memory) {
  const headings = headingElements(front());
  return (
    alike(headings, memory.headings) &&
    alike(headings.map(wordsOf), memory.words) &&
    (!memory.control || memory.control.isConnected)
  );
}

const hasNewAlert = (memory) =>
  !alike(alerts(), memory.alerts) || !alike(alerts().map(wordsOf), memory.alertWords);

function look() {
  const timing = performance.getEntriesByType("navigation")[0];
  return {
    url: document.documentURI,
    status: (timing && timing.responseStatus) || 0,
    headings: headingElements(front()).map(wordsOf),
    date: Date.now(),
    ticks: now(),
  };
}

// Whether a page is the described one: its whole heading, a mark of its own that no other page shows besides, and
// the words by which it says whose turn it is.
function matches(page, headings) {
  if (!page || (page.heading && !(headings.length === 1 && headings[0] === page.heading))) return false;
  const wanted = [page.mark, page.says].filter(Boolean);
  return says(wanted).length === wanted.length && !says(page.besides).length;
}
