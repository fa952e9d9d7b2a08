# Writes everything that shall be on the device into the folder $wanted, as it will lie below the root.

readonly HOME_OF_PROGRAM=usr/local/lib/aushang-screen
readonly UNITS_FOLDER=etc/systemd/system

write_wanted_tree() {
  want_program
  want_file etc/aushang-screen/settings <<<"AUSHANG_SERVER=$server"$'\n'"AUSHANG_WINDOWS=$windows"
  # A build that calls itself chromium-browser looks in the second place.
  print_policies | want_file etc/chromium/policies/managed/aushang-screen.json
  print_policies | want_file etc/chromium-browser/policies/managed/aushang-screen.json
  want_units
  want_system_settings
  [[ -z $ca ]] || want_certificates
  [[ -z $enrol ]] || want_enrolment
}

# want_file PATH: the text comes in on standard input.
want_file() {
  want_folder "${1%/*}"
  cat >"$wanted/$1"
}

want_folder() {
  [[ -d $wanted/$1 ]] || mkdir -p -- "$wanted/$1"
}

# want_link PATH TARGET
want_link() {
  want_folder "${1%/*}"
  ln -s -- "$2" "$wanted/$1"
}

want_program() {
  want_folder "$HOME_OF_PROGRAM"
  cp -R -- "$KIOSK"/{aushang-screen,README.md,parts,device} "$wanted/$HOME_OF_PROGRAM"
  # Whatever the rights were where it came from: a copy from Windows has none.
  chmod -R u=rw,go=r,a+X -- "$wanted/$HOME_OF_PROGRAM"
  chmod 755 -- "$wanted/$HOME_OF_PROGRAM"/{aushang-screen,device/{answer,browser,display,restart,session,x-client}}
  want_link usr/local/sbin/aushang-screen ../lib/aushang-screen/aushang-screen
}

want_units() {
  local unit
  for unit in "$KIOSK"/device/units/*; do
    [[ $unit != */aushang-display.service || $windows == x11 ]] || continue
    sed "s/@USER@/$user/g" -- "$unit" | want_file "$UNITS_FOLDER/${unit##*/}"
  done
  if [[ $windows == x11 ]]; then
    want_file "$UNITS_FOLDER/aushang-screen.service.d/x11.conf" <"$KIOSK/device/x11/aushang-screen.conf"
    want_file "$UNITS_FOLDER/aushang-device@.service.d/x11.conf" <"$KIOSK/device/x11/aushang-device.conf"
  fi
  want_link "$UNITS_FOLDER/multi-user.target.wants/aushang-screen.service" ../aushang-screen.service
  want_link "$UNITS_FOLDER/sockets.target.wants/aushang-device.socket" ../aushang-device.socket
  want_link "$UNITS_FOLDER/paths.target.wants/aushang-restart.path" ../aushang-restart.path
  # A desktop would hold the graphics; masked, not disabled, or its next update would bring it back.
  if [[ -L $root/$UNITS_FOLDER/display-manager.service ]]; then want_link "$UNITS_FOLDER/display-manager.service" /dev/null; fi
}

want_system_settings() {
  want_file etc/sysctl.d/60-aushang-screen.conf <<'TEXT'
# A screen whose kernel has given up restarts instead of showing its last picture for ever.
kernel.panic = 60
kernel.panic_on_oops = 1
TEXT
  want_file etc/systemd/system.conf.d/aushang-screen.conf <<'TEXT'
# The machine's own watchdog, if it has one, restarts a kernel that hangs. 15 s is the longest a Raspberry Pi's can wait.
[Manager]
RuntimeWatchdogSec=15s
TEXT
  want_file etc/modules-load.d/aushang-screen.conf <<'TEXT'
# Monitors are asked for their power over this bus (DDC).
i2c-dev
TEXT
  want_file etc/sysusers.d/aushang-screen.conf <<TEXT
g $user -
u $user - "Aushang screen" /var/lib/aushang-screen/profile /usr/sbin/nologin
m $user audio
m $user i2c
m $user render
m $user video
TEXT
  want_file etc/tmpfiles.d/aushang-screen.conf <<TEXT
d /run/aushang-screen 0700 $user $user -
d /var/lib/aushang-screen 0755 root root -
d /var/lib/aushang-screen/profile 0700 $user $user -
TEXT
}

# Apart from the settings, which everybody on the device may read; systemd hands it to the browser.
want_enrolment() {
  want_file etc/aushang-screen/enrolment <<<"AUSHANG_ENROL=$enrol"
  chmod 600 -- "$wanted/etc/aushang-screen/enrolment"
}

# One file for each: the system's store takes only the first certificate of a file.
want_certificates() {
  local line number=0 file=''
  while read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    if [[ $line == '-----BEGIN CERTIFICATE-----' ]]; then
      number=$((number + 1))
      file="usr/local/share/ca-certificates/aushang-screen-$number.crt"
      want_file "$file" </dev/null
    fi
    [[ -z $file ]] || printf '%s\n' "$line" >>"$wanted/$file"
    if [[ $line == '-----END CERTIFICATE-----' ]]; then file=''; fi
  done <"$ca"
}
