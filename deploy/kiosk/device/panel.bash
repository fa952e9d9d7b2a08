# Asks and switches the panel: over the HDMI cable's remote control (CEC), else over the monitor's own channel (DDC), else by
# switching the output. Only what the panel itself says is reported; a state that was merely ordered is "unknown".

readonly DEVICES="${AUSHANG_DEVICES:-/dev}"
readonly TOOL_LIMIT_S="${AUSHANG_TOOL_LIMIT_S:-3}"
# The page waits for ten seconds.
readonly PANEL_LIMIT_S="${AUSHANG_PANEL_LIMIT_S:-9}"
# How long a television may take to wake up or to fall asleep.
readonly SETTLE_LIMIT_S="${AUSHANG_SETTLE_LIMIT_S:-5}"
look_at_uptime
panel_deadline_s=$((uptime_s + PANEL_LIMIT_S))

# Runs a tool that may hang. It never gets the connection as its input or output.
tool() {
  look_at_uptime
  local left=$((panel_deadline_s - uptime_s))
  ((left > 0)) || return 1
  timeout -k 1 "$((left < TOOL_LIMIT_S ? left : TOOL_LIMIT_S))" "$@" </dev/null 2>/dev/null
}

# Prints the adapter that leads to a television, and our own physical address; nothing if there is none.
cec_adapter() {
  local device about address
  for device in "$DEVICES"/cec[0-9]*; do
    [[ -e $device ]] || continue
    about=$(tool cec-ctl -d "$device") || continue
    [[ $about =~ Physical\ Address[[:space:]]*:[[:space:]]*([0-9a-f]\.[0-9a-f]\.[0-9a-f]\.[0-9a-f]) ]] || continue
    address=${BASH_REMATCH[1]}
    [[ $address == f.f.f.f ]] && continue
    # Without a logical address nobody answers. Claimed once only: each claim is a message to every device on the cable.
    if [[ $about =~ Logical\ Address\ Mask[[:space:]]*:[[:space:]]*0x0000 ]]; then
      tool cec-ctl -d "$device" -s --playback --osd-name Aushang >/dev/null || continue
    fi
    printf '%s %s\n' "$device" "$address"
    return 0
  done
}

# Prints on, off, or nothing while the television is on its way or says nothing. Some report "on its way" for hours.
cec_state() {
  local answer
  answer=$(tool cec-ctl -d "$1" -s --to 0 --give-device-power-status) || return 0
  case $answer in
    *pwr-state:*'(0x00)'*) echo on ;;
    *pwr-state:*'(0x01)'*) echo off ;;
  esac
}

# cec_switch DEVICE ADDRESS on|off: prints what the television says afterwards, nothing if it does not say.
cec_switch() {
  local settled_by state
  if [[ $3 == on ]]; then
    tool cec-ctl -d "$1" -s --to 0 --image-view-on >/dev/null || return 0
  else
    tool cec-ctl -d "$1" -s --to 0 --standby >/dev/null || return 0
  fi
  look_at_uptime
  settled_by=$((uptime_s + SETTLE_LIMIT_S))
  state=$(cec_state "$1")
  while [[ $state != "$3" ]] && ((uptime_s < settled_by)); do
    sleep 0.5
    state=$(cec_state "$1")
    look_at_uptime
  done
  # Only a television that is awake heeds which input it shall show.
  if [[ $3 == on ]]; then tool cec-ctl -d "$1" -s --active-source "phys-addr=$2" >/dev/null || true; fi
  printf '%s\n' "$state"
}

# Prints what the monitor says of its power, by the code D6 of the monitor control command set; nothing if it does not say.
ddc_state() {
  local answer
  answer=$(tool ddcutil getvcp d6 --terse) || return 0
  [[ $answer =~ VCP\ D6\ [SC]NC(\ x[0-9a-f]{2})*\ x([0-9a-f]{2}) ]] || return 0
  case ${BASH_REMATCH[2]} in
    01) echo on ;;
    02 | 03 | 04 | 05) echo off ;;
  esac
}

ddc_switch() {
  local power=1
  [[ $1 == off ]] && power=4
  tool ddcutil setvcp d6 "$power" --noverify >/dev/null || return 0
  ddc_state
}

# Switches the signal. A panel may fall asleep without it, or show "no signal", or a blue picture: nobody knows.
output_switch() {
  local name
  # The last resort gets its time in any case.
  panel_deadline_s=$((panel_deadline_s + TOOL_LIMIT_S))
  if [[ ${AUSHANG_WINDOWS:-cage} == x11 ]]; then
    tool xset dpms force "$1" >/dev/null || return 0
  else
    while read -r name _; do
      tool wlr-randr --output "$name" "--$1" >/dev/null || return 0
    done < <(tool wlr-randr | grep -E '^[A-Za-z0-9-]+( |$)')
  fi
  if [[ $1 == off ]]; then : >"$RUN_FOLDER/output-off"; else rm -f -- "$RUN_FOLDER/output-off"; fi
}

panel_state() {
  local adapter state=''
  adapter=$(cec_adapter)
  if [[ -n $adapter ]]; then state=$(cec_state "${adapter% *}"); fi
  if [[ -z $state ]]; then state=$(ddc_state); fi
  printf '%s\n' "${state:-unknown}"
}

# switch_panel on|off: prints what the panel itself says afterwards.
switch_panel() {
  local adapter state=''
  # Before anything else, or a monitor without a signal would not answer.
  if [[ $1 == on ]]; then
    rm -f -- "$RUN_FOLDER/panel-off"
    if [[ -e $RUN_FOLDER/output-off ]]; then output_switch on; fi
  fi
  adapter=$(cec_adapter)
  if [[ -n $adapter ]]; then state=$(cec_switch "${adapter% *}" "${adapter#* }" "$1"); fi
  if [[ -z $state ]]; then state=$(ddc_switch "$1"); fi
  if [[ -z $state ]]; then output_switch "$1"; fi
  # The watchdog asks less of a page that nobody can see.
  if [[ $1 == off && $state != on ]]; then : >"$RUN_FOLDER/panel-off"; fi
  printf '%s\n' "${state:-unknown}"
}
