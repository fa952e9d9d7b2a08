# Says how the screen is: one line for each thing that must be true, "ok" or "no" in front. Ends with 1 if anything is "no".

all_well=yes

# tell CONDITION_STATUS WORDS...
tell() {
  local verdict=ok
  if (($1 != 0)); then verdict=no all_well=no; fi
  shift
  printf '%-4s%s\n' "$verdict" "$*"
}

show_status() {
  if ! is_installed; then
    echo "There is no Aushang screen on this device."
    exit 1
  fi
  local settings="$root/etc/aushang-screen/settings"
  server=$(read_release_value AUSHANG_SERVER "$settings")
  windows=$(read_release_value AUSHANG_WINDOWS "$settings")
  insecure=yes
  [[ -n $server ]] || fail 69 "/etc/aushang-screen/settings names no server any more; run install again"
  read_server_address
  echo "    shows $server/play with $windows"
  if [[ -z $root ]]; then
    tell_network
    tell_units
    tell_page
    tell_panel
  fi
  [[ $all_well == yes ]]
}

tell_network() {
  local status=0
  (check_server) 2>/dev/null || status=$?
  tell "$status" "server is in reach"
  if [[ $scheme == https ]]; then
    status=0
    is_certificate_trusted || status=$?
    tell "$status" "certificate of the server is trusted"
  fi
  status=0
  [[ $(timedatectl show -p NTPSynchronized --value 2>/dev/null) == yes ]] || status=1
  tell "$status" "clock is set over the network"
}

tell_units() {
  local unit status
  for unit in aushang-screen.service aushang-device.socket aushang-restart.path; do
    status=0
    systemctl is-active --quiet "$unit" || status=$?
    tell "$status" "$unit is active"
  done
}

tell_page() {
  local proof now
  proof=$(cat /run/aushang-screen/alive 2>/dev/null || true)
  read -r now _ </proc/uptime
  if [[ $proof =~ ^[0-9]{1,12}$ ]]; then
    tell "$((${now%.*} - proof > 120))" "page painted $((${now%.*} - proof)) s ago"
  else
    tell 1 "page has not proved yet that it paints"
  fi
}

# Asks the way the page asks, so that a blocked port or a dead helper shows here.
tell_panel() {
  local reply status=0
  # shellcheck disable=SC2016  # the inner shell takes it as its argument
  reply=$(timeout 40 bash -c '
    exec 3<>/dev/tcp/127.0.0.1/7310
    printf "GET /panel HTTP/1.1\r\nHost: 127.0.0.1:7310\r\nOrigin: %s\r\n\r\n" "$1" >&3
    cat <&3' _ "$server" 2>/dev/null) || status=$?
  reply=${reply##*$'\n'}
  [[ $reply == *panel* ]] || status=1
  tell "$status" "panel says ${reply:-nothing}"
}
