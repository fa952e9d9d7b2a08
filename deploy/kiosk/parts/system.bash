# Tells the running system what has changed. Below another root nothing runs: the system that starts there does it by itself.

readonly UNITS=(aushang-screen.service aushang-screen-again.timer aushang-device.socket aushang-restart.path aushang-display.service)

# run COMMAND...: a part of a change that was told of, so it is not counted.
run() {
  if [[ -n $root || $dry_run == yes ]]; then
    printf 'would run: %s\n' "$*"
  else
    "$@"
  fi
}

# Quiet, and never the end: what it speaks of may be gone already.
run_if_possible() {
  run "$@" 2>/dev/null || true
}

settle_installed() {
  local units=(aushang-device.socket aushang-restart.path aushang-screen.service)
  if ((changes == 0)); then
    [[ -n $root || $dry_run == yes ]] || systemctl start "${units[@]}"
    return 0
  fi
  remember_system
  run systemd-sysusers aushang-screen.conf
  run systemd-tmpfiles --create aushang-screen.conf
  # In a container the kernel is not ours to set.
  run_if_possible sysctl -q -p /etc/sysctl.d/60-aushang-screen.conf
  run_if_possible modprobe i2c-dev
  trust_certificates
  run systemctl daemon-reload
  run_if_possible systemctl stop display-manager.service
  [[ $windows == x11 ]] || run_if_possible systemctl stop aushang-display.service
  run systemctl restart "${units[@]}"
  warn_of_certificate
}

trust_certificates() {
  if [[ $changed == */ca-certificates/* ]]; then run update-ca-certificates --fresh; fi
}

# What can only be known before the first change, for the way back.
remember_system() {
  local name
  [[ -z $root && $dry_run == no ]] || return 0
  if recorded system | grep -q .; then return 0; fi
  if ! getent passwd "$user" >/dev/null; then remember system "user $user"; fi
  for name in panic panic_on_oops; do
    remember system "sysctl kernel.$name=$(</proc/sys/kernel/$name)"
  done
}

warn_of_certificate() {
  [[ -z $root && $dry_run == no && $scheme == https ]] || return 0
  if ! is_certificate_trusted; then
    echo "aushang-screen: this device does not trust the certificate of $server, so the browser will not open it." >&2
    echo "If the city's own authority issued it, run this again with --ca FILE. If not, look at the clock (timedatectl)." >&2
  fi
}

stop_units() {
  local unit
  for unit in "${UNITS[@]}"; do
    run_if_possible systemctl stop "$unit"
  done
}

settle_uninstalled() {
  run_if_possible systemctl daemon-reload
  trust_certificates
  if [[ $dry_run == yes ]]; then
    echo "would remove /var/lib/aushang-screen: the pairing, the programme and the record"
    return 0
  fi
  [[ -n $root ]] || restore_system
  remove_state
  echo "Taken back. If there was a desktop before, it is back after a restart. To become a screen again this device is paired anew."
}

restore_system() {
  local kind value
  release_packages
  while read -r kind value; do
    case $kind in
      user) userdel -- "$value" || true ;;
      sysctl) sysctl -q -w "$value" 2>/dev/null || true ;;
    esac
  done < <(recorded system)
  rm -rf -- /run/aushang-screen
  run_if_possible systemctl start getty@tty1.service
}

# The profile holds the screen's token: it goes, or whoever gets the device could pass for the screen.
remove_state() {
  local folder own_folders
  own_folders=$(recorded folders | sort -r)
  rm -rf -- "$root/var/lib/aushang-screen"
  while read -r folder; do
    [[ -z $folder ]] || rmdir -- "$root/$folder" 2>/dev/null || true
  done <<<"$own_folders"
}
