# Reads one HTTP/1.1 request from standard input, distrusting every byte. Results: method, target, host, origin, length.

readonly READ_LIMIT_CS="${AUSHANG_READ_LIMIT_CS:-500}"
readonly MAX_HEADER_BYTES=8192
readonly MAX_BODY_BYTES=200
look_at_uptime
read_deadline_cs=$((uptime_cs + READ_LIMIT_CS))
room=$MAX_HEADER_BYTES
method='' target='' host='' origin='' length='' fault='' seconds_left='' head_is_read=no body=''
declare -A seen=()

# Sets seconds_left, with a fraction; fails when there are none.
look_at_deadline() {
  look_at_uptime
  local left=$((read_deadline_cs - uptime_cs))
  ((left > 0)) && printf -v seconds_left '%d.%02d' "$((left / 100))" "$((left % 100))"
}

# Reads a line into `line`, or fails with the status to answer in `fault`.
read_line() {
  local status=0
  line='' fault=''
  ((room > 0)) || { fault='431 Request Header Fields Too Large'; return 1; }
  look_at_deadline || { fault='408 Request Timeout'; return 1; }
  IFS= read -r -t "$seconds_left" -n "$room" line || status=$?
  if ((status > 128)); then fault='408 Request Timeout'; return 1; fi
  if ((status != 0)); then fault='400 Bad Request'; return 1; fi
  if ((${#line} >= room)); then fault='431 Request Header Fields Too Large'; return 1; fi
  room=$((room - ${#line} - 1))
  line=${line%$'\r'}
}

# Takes one header line apart. Twice the same, or anything about framing but a plain length, is an attempt at something.
read_header() {
  local name value
  [[ $line == [!\ $'\t':]*:* ]] || return 1
  name=${line%%:*} value=${line#*:}
  value=${value#"${value%%[! $'\t']*}"}
  value=${value%"${value##*[! $'\t']}"}
  name=${name,,}
  case $name in
    host) host=$value ;;
    origin) origin=$value ;;
    content-length) [[ $value =~ ^[0-9]{1,9}$ ]] && length=$value ;;
    transfer-encoding | *[[:space:]]*) return 1 ;;
    *) return 0 ;;
  esac && [[ -z ${seen[$name]:-} ]] && seen[$name]=yes
}

read_head() {
  read_line || return 1
  if ! [[ $line =~ ^([A-Z]{1,10})\ (/[!-~]*)\ HTTP/1\.[01]$ ]]; then fault='400 Bad Request'; return 1; fi
  method=${BASH_REMATCH[1]} target=${BASH_REMATCH[2]}
  while read_line; do
    if [[ -z $line ]]; then head_is_read=yes; return 0; fi
    read_header || { fault='400 Bad Request'; return 1; }
  done
  return 1
}

# Reads the body into `body`.
read_body() {
  local status=0
  body='' fault=''
  length=$((10#${length:-0}))
  if ((length > MAX_BODY_BYTES)); then fault='413 Content Too Large'; return 1; fi
  ((length > 0)) || return 0
  look_at_deadline || { fault='408 Request Timeout'; return 1; }
  IFS= read -r -t "$seconds_left" -N "$length" body || status=$?
  if ((status > 128)); then fault='408 Request Timeout'; return 1; fi
  if ((${#body} != length)); then fault='400 Bad Request'; return 1; fi
}

# Takes what is still on its way: closing over unread bytes would reset the connection, and the answer would be lost with it.
drain() {
  local bytes=65536
  [[ $fault != 408* ]] || return 0
  if [[ $head_is_read == yes ]] && ((10#${length:-0} < bytes)); then bytes=$((10#${length:-0} - ${#body})); fi
  ((bytes == 0)) || timeout 1 head -c "$bytes" >/dev/null || true
}
