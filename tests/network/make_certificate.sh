#!/bin/sh
# Makes server.pem: a key and a certificate for the hosts that the tests play, trusted by the tests alone.
set -e
cd "$(dirname "$0")"
names="good.example one.example two.example three.example www.good.example short.example t.co bit.ly lnkd.in \
hn.algolia.com api.github.com raw.githubusercontent.com gist.githubusercontent.com github.com gitlab.com gitlab.example.org \
codeberg.org mastodon.example social.example public.api.bsky.app www.reddit.com redd.it api.stackexchange.com \
threadreaderapp.com nitter.net archive.org web.archive.org news.ycombinator.com example.org blog.example"
san=$(for name in $names; do printf 'DNS:%s,' "$name"; done)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj "/CN=tests on loopback" \
  -addext "subjectAltName=${san%,}" -keyout key.tmp -out cert.tmp 2>/dev/null
cat key.tmp cert.tmp > server.pem
rm key.tmp cert.tmp
