# What the device needs from Debian, and which of it was not there before.

wanted_packages() {
  printf '%s\n' chromium v4l-utils ddcutil ca-certificates openssl
  if [[ $windows == x11 ]]; then
    printf '%s\n' xserver-xorg-core xserver-xorg-input-libinput x11-xserver-utils matchbox-window-manager
  else
    # Debian 12's cage does not start without Xwayland, though nothing here uses it.
    printf '%s\n' cage seatd wlr-randr xwayland
  fi
}

is_package_there() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# A screen with a wrong clock trusts no certificate. Any of the programs that set it will do.
lacks_clock_setter() {
  local package
  for package in systemd-timesyncd chrony ntpsec openntpd; do
    ! is_package_there "$package" || return 1
  done
}

install_packages() {
  local package missing=()
  if [[ -n $root ]]; then
    echo "would install, in the running system: $(wanted_packages | paste -sd ' ') systemd-timesyncd"
    return 0
  fi
  while read -r package; do
    is_package_there "$package" || missing+=("$package")
  done < <(wanted_packages)
  if lacks_clock_setter; then missing+=(systemd-timesyncd); fi
  ((${#missing[@]} > 0)) || return 0
  say_or_do install "${missing[@]}" -- add_packages "${missing[@]}"
}

add_packages() {
  local package
  apt-get -q update || echo "aushang-screen: apt-get update failed; trying with the lists at hand" >&2
  DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" ||
    fail 69 "the packages could not be installed: $*"
  for package in "$@"; do
    remember packages "$package"
  done
}

# Back to what they were before anybody wanted them: free to go with the next autoremove. Taking them away here could take along
# what was installed since and needs them.
release_packages() {
  local packages=()
  mapfile -t packages < <(recorded packages)
  ((${#packages[@]} > 0)) || return 0
  apt-mark auto "${packages[@]}" >/dev/null || true
  echo "Installed for the screen and not needed any more: ${packages[*]}"
  echo "apt-get autoremove --purge removes them."
}
