/** Options of curl that take a value. https://curl.se/docs/manpage.html */
export const CURL_VALUED: ReadonlySet<string> = new Set(
  `-o --output -H --header -d --data --data-raw -u --user -A --user-agent -e --referer -x --proxy -X --request -F --form
  -b --cookie -c --cookie-jar -m --max-time -w --write-out -T --upload-file -C --continue-at -r --range -K --config --url
  --retry --retry-delay --retry-max-time --connect-timeout --output-dir --cacert --cert --key --proto --resolve
  --limit-rate -D --dump-header -E -h -P --ftp-port -Q --quote -t --telnet-option -U --proxy-user -Y --speed-limit -y
  --speed-time -z --time-cond --data-binary --data-urlencode --json --capath --ciphers --connect-to --create-file-mode
  --doh-url --dns-servers --interface --max-filesize --max-redirs --netrc-file --noproxy --oauth2-bearer --proto-default
  --proto-redir --proxy-header --socks5 --socks5-hostname --stderr --tls-max --trace --trace-ascii --unix-socket
  --variable`.split(/\s+/),
);

/** Options of wget that take a value. https://www.gnu.org/software/wget/manual/wget.html */
export const WGET_VALUED: ReadonlySet<string> = new Set(
  `-O --output-document -P --directory-prefix -o --output-file -a --append-output -t --tries -T --timeout -U --user-agent
  -i --input-file -e --execute --header --user --password --waitretry --read-timeout --progress -w --wait -Q --quota -B
  --base -D --domains -A --accept -R --reject -I -X -l --level --connect-timeout --dns-timeout --limit-rate --method
  --body-data --body-file --post-data --post-file --ca-certificate --ca-directory --certificate --private-key
  --http-user --http-password --proxy-user --proxy-password --referer --load-cookies --save-cookies --secure-protocol
  --max-redirect --restrict-file-names --retry-on-http-error --cut-dirs --bind-address --default-page --report-speed
  --prefer-family --local-encoding --remote-encoding`.split(/\s+/),
);
