/** What the container files promise an operator; none of it needs an engine to be read. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startCommand } from "../fakes/start-command.ts";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

/** Name → its lines, of a file as we write it: two spaces before a service. */
function servicesOf(name: string): ReadonlyMap<string, string> {
  const [, services = ""] = /^services:\n([\s\S]*?)(?=^\w|$(?![\s\S]))/m.exec(read(name)) ?? [];
  const parts = services.split(/^ {2}([\w-]+):\n/m).slice(1);
  return new Map(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ""]] : [])));
}

test("the image is built on the Node that the tests run on", () => {
  const { devDependencies } = JSON.parse(read("package.json")) as { devDependencies: { node: string } };
  const bases = [...read("Dockerfile").matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(bases).toHaveLength(3);
  expect(new Set(bases.map((base) => base?.split("@")[0]))).toEqual(
    new Set([`node:${devDependencies.node}-slim`]),
  );
});

test("an image is named by its digest, so that it is the same one for ever", () => {
  const files = ["Dockerfile", "compose.yaml", "compose.replicas.yaml"].map(read).join("\n");
  const images = [...files.matchAll(/^(?:FROM| {4}image:) (\S+)/gm)].map(([, image]) => image);
  expect(images).toHaveLength(5);
  expect(images.filter((image) => !/^[a-z]+:\d+\.\d+[\w.-]*@sha256:[0-9a-f]{64}$/.test(image ?? ""))).toEqual(
    [],
  );
});

test("the image starts Node as npm start does", () => {
  const [, command = ""] = /^CMD (\[.*\])$/m.exec(read("Dockerfile")) ?? [];
  const { flags, file } = startCommand();
  expect(JSON.parse(command)).toEqual(["node", ...flags, file]);
});

test("each container writes only where it is told, and may do nothing that takes a privilege", () => {
  const services = [...servicesOf("compose.yaml"), ...servicesOf("compose.replicas.yaml")];
  const own = services.filter(([, lines]) => /^ {4}(image|build):/m.test(lines));
  expect(own.map(([name]) => name)).toEqual(["bot", "database", "proxy"]);
  for (const [name, lines] of own) {
    const held = ["read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]'];
    expect([name, held.filter((line) => !lines.includes(`    ${line}\n`))]).toEqual([name, []]);
  }
  expect(servicesOf("compose.replicas.yaml").get("second-bot")).toContain("      service: bot\n");
});

test("no password has a default, and what is published is this machine's or the proxy's", () => {
  const files = `${read("compose.yaml")}${read("compose.replicas.yaml")}`;
  expect(files.match(/\$\{POSTGRES_PASSWORD[^}]*\}/g)?.filter((one) => !one.includes(":?"))).toEqual([]);
  expect(servicesOf("compose.yaml").get("bot")).toContain("      - 127.0.0.1:3000:3000\n");
  expect(servicesOf("compose.yaml").get("database")).not.toContain("ports:");
  expect(files.match(/!reset/g)).toHaveLength(2);
});
