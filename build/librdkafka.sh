#!/usr/bin/env bash
# Makes .feed/librdkafka.redist.2.15.1.nupkg from librdkafka's own source, as the npm package
# @confluentinc/kafka-javascript carries it, for package feeds that do not serve librdkafka.redist.
# Confluent.Kafka is the foreign client of tests and benchmarks; the library itself never loads it.
set -euo pipefail
version=2.15.1 carrier=@confluentinc/kafka-javascript@1.10.1
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
package="$root/.feed/librdkafka.redist.$version.nupkg"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/streamiz/librdkafka.redist.$version.nupkg"
[ -f "$package" ] && exit 0
if [ ! -f "$cache" ]; then
  work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
  echo "librdkafka $version: building from source, about a minute"
  (cd "$work" && npm pack "$carrier" --silent > /dev/null && tar xzf ./*.tgz package/deps/librdkafka
   cd package/deps/librdkafka && { ./configure --disable-gssapi --disable-curl && make -j"$(nproc)" libs; } > "$work/build.log" 2>&1) || { tail -40 "$work/build.log" >&2; exit 1; }
  mkdir -p "$work/pack/native"
  cp "$work/package/deps/librdkafka/src/librdkafka.so.1" "$work/pack/native/librdkafka.so"
  strip --strip-unneeded "$work/pack/native/librdkafka.so" 2>/dev/null || true
  cp "$work/package/deps/librdkafka/LICENSE" "$work/pack/LICENSE.txt"
  cat > "$work/pack/p.nuspec" <<X
<package><metadata><id>librdkafka.redist</id><version>$version</version><authors>Magnus Edenhill, Confluent</authors>
<description>librdkafka $version for linux-x64, built from source.</description><license type="file">LICENSE.txt</license></metadata>
<files><file src="native/librdkafka.so" target="runtimes/linux-x64/native/librdkafka.so" /><file src="LICENSE.txt" target="LICENSE.txt" /></files></package>
X
  cat > "$work/pack/p.csproj" <<X
<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuspecFile>p.nuspec</NuspecFile><NoBuild>true</NoBuild><IncludeBuildOutput>false</IncludeBuildOutput></PropertyGroup></Project>
X
  (cd "$work/pack" && dotnet pack p.csproj -o out -v q -nologo > "$work/pack.log" 2>&1) || { cat "$work/pack.log" >&2; exit 1; }
  mkdir -p "$(dirname "$cache")"; cp "$work/pack/out/"*.nupkg "$cache"
fi
cp "$cache" "$package"
