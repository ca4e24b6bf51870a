import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDesk, type TestDesk } from "../support/desk.ts";
import { answers, asker, SurfaceRefused } from "../support/surface.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk({ now: "2026-03-10T15:00:00Z" });
});
afterAll(() => desk.stop());

interface Heard {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** `fetch` tidies paths and sets the Host itself; an attacker's program does not. */
const bare = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const asked = request({ host: "127.0.0.1", port: desk.httpPort, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });

const json = { "content-type": "application/json" };

describe("who may ask", () => {
  it.each(["localhost", "127.0.0.1:8025", "LOCALHOST:1", "[::1]:8025"])("answers to the name %s", async (host) => {
    expect((await bare("/api/health", { headers: { host } })).status).toBe(200);
  });

  it.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8025", "169.254.1.1"])(
    "does not answer to the name %j, which may have been bound to this machine",
    async (host) => {
      const heard = await bare("/api/mailboxes", { headers: { host } });
      expect(heard.status).toBe(403);
      expect(heard.body).not.toContain("address");
    },
  );

  it.each([["text/plain"], ["application/x-www-form-urlencoded"], ["multipart/form-data; boundary=x"], [undefined]])(
    "changes nothing for a form of type %s, which any web page can send",
    async (type) => {
      const before = await desk.clock();
      const heard = await bare("/api/clock", {
        method: "POST",
        body: '{"advance":"P1D"}',
        headers: type === undefined ? {} : { "content-type": type },
      });
      expect(heard.status).toBe(415);
      expect((await desk.clock()).slice(0, 10)).toBe(before.slice(0, 10));
    },
  );

  it("never says that another origin may read it", async () => {
    const heard = await bare("/api/mailboxes", { headers: { origin: "https://evil.example" } });
    expect(Object.keys(heard.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    const asked = await bare("/api/clock", {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(asked.status).toBe(405);
  });
});

describe("the page", () => {
  it("is served with a policy that lets nothing in from outside", async () => {
    const { status, headers } = await bare("/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each([
    "/mailroom/../main.ts",
    "/mailroom/..%2fmain.ts",
    "/mailroom/%2e%2e%2fmain.ts",
    "/mailroom/..%5cmain.ts",
    "/mailroom//etc/passwd",
    "/mailroom/%2fetc%2fpasswd",
    "/mailroom/.hidden.js",
    "/mailroom/main.js%00.html",
    "/mailroom/nowhere.js",
    "/mailroom/",
  ])("is all that %s leads to", async (path) => {
    const { status, body } = await bare(path);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ ok: false, error: expect.stringMatching(/^There is no(thing| such)/) });
  });
});

describe("questions and orders that make no sense", () => {
  it.each<[string, number, RegExp]>([
    ["/api/nothing", 404, /nothing here/],
    ["/api/duty?at=tomorrow", 400, /is not an instant/],
    ["/api/messages/none/raw", 404, /no such mail/],
    ["/api/messages/none/attachments/0", 404, /no such file/],
    ["/api/messages/..%2f..%2fdesk.json/raw", 404, /no such mail/],
    ["/api/%zz", 400, /not an address/],
    ["/api/clock/x", 404, /nothing here/],
  ])("answers %s with %i and words", async (path, status, words) => {
    const heard = await bare(path);
    expect(heard.status).toBe(status);
    expect(heard.body).toMatch(words);
    expect(heard.headers["content-type"]).toMatch(/^application\/json/);
  });

  it.each<[string, string, number, RegExp]>([
    ["/api/clock", "{", 400, /not JSON/],
    ["/api/clock", "[]", 400, /cannot be used/],
    ["/api/clock", "{}", 400, /Say either/],
    ["/api/clock", '{"advance":"soon"}', 400, /not a duration/],
    ["/api/clock", '{"advance":"-PT1H"}', 400, /does not go back/],
    ["/api/clock", '{"to":"2020-01-01T00:00:00Z"}', 400, /does not go back/],
    ["/api/faults", '{"service":"sns","outcome":"throttle"}', 400, /service/],
    ["/api/faults", '{"service":"kms","outcome":"bounce"}', 400, /choose the service ses/],
    ["/api/faults", '{"service":"ses","outcome":"throttle","times":0}', 400, /times/],
    ["/api/announce", '{"mail":"nobody-knows"}', 404, /No such mail/],
    [
      "/api/send",
      '{"from":"a@example.org","to":["b@example.org\\r\\nRCPT TO:<x>"],"subject":"s","text":"t"}',
      400,
      /plain address/,
    ],
    ["/api/send", '{"from":"a@example.org","to":["conduct@desk.test"],"subject":"s\\r\\nX: y","text":"t"}', 400, /one line/],
    ["/api/health", "{}", 405, /not how/],
  ])("answers %s %s with %i and words", async (path, body, status, words) => {
    const heard = await bare(path, { method: "POST", headers: json, body });
    expect(heard.status).toBe(status);
    expect(JSON.parse(heard.body)).toEqual({ ok: false, error: expect.stringMatching(words) });
  });

  it("does not read without end", async () => {
    const heard = await bare("/api/send", { method: "POST", headers: json, body: `"${"x".repeat(9 * 1024 * 1024)}"` });
    expect(heard.status).toBe(413);
  });
});

describe("the surface", () => {
  const { get, post } = asker(() => desk.origin);

  it("says who is on duty, now and then", async () => {
    const march = await desk.duty();
    const april = await desk.duty("2026-04-15T12:00:00Z");
    expect(march.from).toBe("2026-03-01T06:00:00.000Z");
    expect(april.primary.id).not.toBe(march.primary.id);
    expect((await desk.members()).map(({ id }) => id)).toEqual(["ada", "bo", "cy", "dee", "eli", "fay"]);
    expect((await get("/api/people", answers.people)).map(({ role }) => role)).toEqual([
      "reporter",
      ...Array(6).fill("member"),
      "respondent",
      "outside contact",
      "organisers",
    ]);
  });

  it("takes a mail from a person of the mailroom, who can answer the desk's mail", async () => {
    const letter = {
      from: "reporter@example.org",
      to: ["conduct@desk.test"],
      subject: "from the mailroom",
      text: "It happened at the bar.",
    };
    expect(await post("/api/send", letter, answers.sent)).toEqual({ ok: true });
    await desk.settle();
    const [receipt] = await desk.mailbox("reporter@example.org");
    expect(receipt?.replyTo).toMatch(/^conduct\+a[a-z2-7]{26}@desk\.test$/);
    const answer = { ...letter, to: [receipt?.replyTo ?? ""], subject: "Re", inReplyTo: receipt?.headers["message-id"] };
    expect(await post("/api/send", answer, answers.sent)).toEqual({ ok: true });
    await desk.settle();
    expect(await desk.board()).toHaveLength(1);
    expect(await desk.raw(receipt?.id ?? "")).toContain("Message-ID: <");
  });

  it("hands out a file of a mail to be kept, whatever its sender calls it", async () => {
    const attachments = [{ filename: "a\"'; b\u202Elmth.html", content: "<script>alert(1)</script>", contentType: "text/html" }];
    await desk.mail({ from: "other@example.org", to: [desk.alias], subject: "s", text: "It happened.", attachments });
    await desk.settle();
    const { primary } = await desk.duty();
    const forward = (await desk.mailbox(primary.email)).find((mail) => mail.attachments.length > 0);
    const file = await desk.file(forward?.id ?? "", 0);
    expect(await file.text()).toBe("<script>alert(1)</script>");
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[\w%.~()*!-]+$/);
    expect(file.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    for (const number of [1, -1, 0.5, Number.NaN]) expect((await desk.file(forward?.id ?? "", number)).status).toBe(404);
  });

  it("passes the mail server's words on where it turns a mail away", async () => {
    const sent = await post(
      "/api/send",
      { from: "a@example.org", to: ["other@desk.test"], subject: "s", text: "t" },
      answers.sent,
    );
    expect(sent).toEqual({ ok: false, error: expect.stringMatching(/^550 5\.1\.1 There is no such mailbox here/) });
  });

  it("shows only what is newer where it is asked for that", async () => {
    const all = await desk.mailbox("reporter@example.org");
    const newer = await get(`/api/mailboxes/reporter@example.org/messages?after=${all[0]?.id}`, answers.messages);
    expect(newer).toEqual(all.slice(1));
    expect(await desk.mailbox("REPORTER@example.org")).toEqual(all);
    expect(await desk.mailbox("nobody@example.org")).toEqual([]);
  });

  it("moves the clock for one journey at a time", async () => {
    const [one, other] = await Promise.all([desk.moveTo("2026-03-11T00:00:00Z"), desk.moveTo("2026-03-11T06:00:00Z")]);
    expect(Date.parse(one)).toBeGreaterThanOrEqual(Date.parse("2026-03-11T00:00:00Z"));
    expect(Date.parse(other)).toBeGreaterThanOrEqual(Date.parse("2026-03-11T06:00:00Z"));
    await expect(desk.moveTo("2026-03-11T00:00:00Z")).rejects.toThrow(SurfaceRefused);
  });

  it("keeps its log in memory, in which no mail says a word", async () => {
    const logs = await desk.logs();
    expect(logs.length).toBeGreaterThan(0);
    expect(JSON.stringify(logs)).not.toMatch(/bar|@|mailroom/);
  });
});
