# How often this device was restarted on request. The record survives the restart, or the limit would mean nothing.

readonly RESTARTS_AN_HOUR=3

# recent_restarts FILE NOW: prints the restarts of the hour around NOW, both in seconds since 1970. An entry from a clock that
# was wrong by more than an hour says nothing.
recent_restarts() {
  local moment
  [[ -r $1 ]] || return 0
  while read -r moment; do
    [[ $moment =~ ^[0-9]{1,12}$ ]] || continue
    if ((moment - $2 < 3600 && $2 - moment < 3600)); then printf '%s\n' "$moment"; fi
  done <"$1"
}

# may_restart FILE NOW
may_restart() {
  local recent=()
  mapfile -t recent < <(recent_restarts "$1" "$2")
  ((${#recent[@]} < RESTARTS_AN_HOUR))
}
