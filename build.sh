#!/usr/bin/env bash
# Everything from one place. Installs what a Debian or Ubuntu machine lacks, builds with build.cake, and hands over.
#   ./build.sh run [OPTIONS]                     build the host and run it (OPTIONS go to the host: --port, --bootstrap, --source ...)
#   ./build.sh test [--only NAME]                build all and run the tests; ends with "N passed, N failed, N skipped"
#   ./build.sh bench NAME [OPTIONS]              run a benchmark: app, client, broker, avro
#   ./build.sh simulate [--runs N] [--first N] [--seed N] [--only client|engine]   run seeds under virtual time; --seed prints the story of one
#   ./build.sh conformance SUITE [--vectors DIR] run the wire, avro or streams vectors
#   ./build.sh build | stop | restart | pack | clean | help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
command="${1:-help}"; [ $# -eq 0 ] || shift
pidfile=artifacts/host.pid

say() { printf '%s\n' "$*" >&2; }

# lacks FILE-OR-COMMAND PACKAGE: remembers the Debian package when neither the command nor the library is there.
missing=()
lacks() { command -v "$1" > /dev/null 2>&1 || ldconfig -p 2>/dev/null | grep "$1" > /dev/null || missing+=("$2"); }

prerequisites() {
  command -v dotnet > /dev/null || { say "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; exit 1; }
  ldconfig -p 2>/dev/null | grep 'librocksdb\.so' > /dev/null || missing+=("$(rocksdb_package)")
  lacks liblz4.so liblz4-1; lacks libzstd.so libzstd1; lacks libsnappy.so libsnappy1v5
  lacks npm npm
  [ -f .feed/librdkafka.redist.2.15.1.nupkg ] || { lacks gcc gcc; lacks make make; lacks g++ g++; lacks libssl.so libssl-dev; [ -e /usr/include/zlib.h ] || missing+=(zlib1g-dev); [ -e /usr/include/openssl/ssl.h ] || missing+=(libssl-dev); }
  if [ "$1" = test ]; then lacks chromium chromium; lacks git git; lacks kcat kcat; fi
  [ ${#missing[@]} -eq 0 ] && return
  if command -v apt-get > /dev/null && { [ "$(id -u)" = 0 ] || command -v sudo > /dev/null; }; then
    say "installing: ${missing[*]}"
    local sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
  else
    say "Missing here: ${missing[*]} (Debian's names). Install them with your system's package manager: RocksDB 7 or later, lz4, zstd, snappy, npm, gcc and make with the OpenSSL and zlib headers."
    exit 1
  fi
}
rocksdb_package() { apt-cache search --names-only '^librocksdb[0-9.]+$' 2>/dev/null | sort -V | awk 'END { print ($1 ? $1 : "librocksdb7.8") }'; }

tools() { build/librdkafka.sh >&2; dotnet tool restore > /dev/null; }
cake() { dotnet cake build.cake --verbosity=minimal "$@" >&2; }
build() { prerequisites "$command"; tools; cake --target="$1"; }

stop() {
  [ -f "$pidfile" ] && kill "$(cat "$pidfile")" 2>/dev/null || { say "not running"; rm -f "$pidfile"; return 0; }
  for _ in $(seq 150); do kill -0 "$(cat "$pidfile")" 2>/dev/null || break; sleep 0.2; done
  rm -f "$pidfile"; say "stopped"
}
run() { build Host; mkdir -p artifacts; echo $$ > "$pidfile"; exec dotnet artifacts/host/Streamiz.Host.dll run "$@"; }

simulate() {
  export STREAMIZ_SIM_RUNS=1000; local filter=""
  while [ $# -gt 0 ]; do case "$1" in
    --runs) export STREAMIZ_SIM_RUNS="$2"; shift 2 ;; --first) export STREAMIZ_SIM_FIRST="$2"; shift 2 ;; --seed) export STREAMIZ_SIM_SEED="$2"; shift 2 ;;
    --only) filter="$2"; shift 2 ;; *) say "unknown option $1"; exit 2 ;; esac; done
  case "$filter" in client) filter="FullyQualifiedName~Nothing_is_lost" ;; engine) filter="FullyQualifiedName~Output_is_what" ;; *) filter="FullyQualifiedName~Nothing_is_lost|FullyQualifiedName~Output_is_what" ;; esac
  prerequisites simulate; tools; dotnet build Tests/Simulation -c Release -v q --nologo >&2
  exec dotnet test Tests/Simulation -c Release --no-build --nologo -v q --filter "$filter" --logger "console;verbosity=normal"
}

case "$command" in
  run) run "$@" ;;
  restart) stop; run "$@" ;;
  stop) stop ;;
  build) build Build ;;
  host) build Host ;;
  test) prerequisites test; tools; only=""; [ "${1:-}" = --only ] && only="${2:-}"; exec dotnet cake build.cake --verbosity=minimal --target=Test ${only:+--only="$only"} ;;
  bench) build Benchmarks; exec dotnet artifacts/bench/Benchmarks.dll "$@" ;;
  conformance) build Conformance; exec dotnet artifacts/bin/Streamiz.Conformance.Tests/release/Streamiz.Conformance.Tests.dll "$@" ;;
  simulate) simulate "$@" ;;
  pack) build Pack ;;
  clean) rm -rf artifacts; say "removed artifacts (data and packages stay)" ;;
  help | --help | -h) sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' ;;
  *) say "unknown command $command"; sed -n '3,8p' "$0" >&2; exit 2 ;;
esac
