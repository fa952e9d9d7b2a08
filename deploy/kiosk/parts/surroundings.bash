# What must be true of the machine and of the network before anything is touched.

check_server() {
  # An image is made where the server need not be in reach.
  [[ -z $root ]] || return 0
  local name=${host#[}
  # shellcheck disable=SC2016  # the inner shell takes them as its arguments
  timeout 10 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "${name%]}" "$port" 2>/dev/null ||
    fail 69 "nothing answers at $host, port $port. Is the address right, the network up, the name known, a firewall open?"
}

check_machine() {
  check_rights
  check_distribution
  check_systemd
}

check_rights() {
  [[ -n $root || $dry_run == yes || $(id -u) == 0 ]] || fail 77 "this needs root: sudo $0 $action ..."
}

check_distribution() {
  local id='' version='' file="$root/etc/os-release"
  if [[ -r $file ]]; then
    id=$(read_release_value ID "$file")
    version=$(read_release_value VERSION_ID "$file")
  fi
  case $id:$version in
    debian:12 | debian:13 | raspbian:12 | raspbian:13) ;;
    debian: | debian:* | raspbian:*) fail 69 "Debian or Raspberry Pi OS ${version:-without a version} is not known here; 12 and 13 are" ;;
    *) fail 69 "this is ${id:-no distribution with /etc/os-release}; only Debian and Raspberry Pi OS 12 and 13 are known here" ;;
  esac
}

# read_release_value KEY FILE: the file is data for us, never run.
read_release_value() {
  local line value
  line=$(grep -m 1 "^$1=" -- "$2" || true)
  value=${line#*=}
  value=${value#\"}
  printf '%s\n' "${value%\"}"
}

check_systemd() {
  if [[ -n $root ]]; then
    [[ -e $root/usr/lib/systemd/systemd || -e $root/lib/systemd/systemd ]] || fail 69 "there is no systemd below $root"
  else
    [[ -d /run/systemd/system ]] || fail 69 "this machine was not started by systemd"
  fi
}

# Succeeds if the machine trusts the server's certificate. Says nothing about http.
is_certificate_trusted() {
  local name=${host#[}
  name=${name%]}
  timeout 10 openssl s_client -connect "$host:$port" -servername "$name" -verify_return_error -verify_hostname "$name" \
    </dev/null >/dev/null 2>&1
}
