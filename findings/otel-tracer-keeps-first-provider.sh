#!/usr/bin/env bash
# OpenTelemetry for JavaScript: a tracer that was got once stays with the first provider, also after
#   trace.disable() and with another one registered.
#
# Versions: @opentelemetry/api 1.10.0, @opentelemetry/sdk-trace 3.1.0 (pinned here), on Node 20.20.2 and
#   24.21.0; sdk-trace asks for 22.15 or later.
#
# Expected: a tracer that a module gets at its top, as the documentation shows (`const tracer =
#   trace.getTracer("shop")`), is a proxy: its spans go to whatever provider is registered when they begin.
#   After trace.disable() they go nowhere, and after trace.setGlobalTracerProvider(second) to the second.
#
# Happens: the proxy looks for its provider until it finds one, and then keeps that provider's tracer for
#   good. After disable() and the registration of a second provider its spans still go to the first one, and
#   setGlobalTracerProvider() says true. A tracer got anew by getTracer() is the second's.
#
# For code: in a process that starts and stops tracing (a server started twice in one process, tests in one
#   worker), call trace.getTracer() where the span begins; it costs little.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact @opentelemetry/api@1.10.0 @opentelemetry/sdk-trace@3.1.0

cat >finding.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

const collector = () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  return { provider, names: () => exporter.getFinishedSpans().map(({ name }) => name).join(', ') };
};
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`@opentelemetry/api ${version('@opentelemetry/api')}, sdk-trace ${version('@opentelemetry/sdk-trace')}, Node ${process.version}`);

const kept = trace.getTracer('shop'); // before anything is registered
const [first, second] = [collector(), collector()];

trace.setGlobalTracerProvider(first.provider);
kept.startSpan('kept, while the first is registered').end();
trace.disable();
kept.startSpan('kept, while none is registered').end();
const registered = trace.setGlobalTracerProvider(second.provider);
kept.startSpan('kept, while the second is registered').end();
trace.getTracer('shop').startSpan('got anew, while the second is registered').end();

console.log(`the second was registered: ${registered}`);
console.log(`the first got:  ${first.names()}`);
console.log(`the second got: ${second.names()}`);
console.log();
const check = (what, ok) => {
  console.log(`${ok ? 'as stated' : 'DIFFERENT'}: ${what}`);
  if (!ok) process.exitCode = 1;
};
check('the second provider is accepted', registered === true);
check('the kept tracer goes on with the first, also when it is not registered any more',
  first.names() === ['the first is', 'none is', 'the second is'].map((which) => `kept, while ${which} registered`).join(', '));
check('only a tracer that is got anew is the second\'s', second.names() === 'got anew, while the second is registered');
JS
node finding.mjs
