# Reads the command line into action, server, insecure, windows, ca, enrol, user, root and dry_run; ends with 64 and a reason if it is wrong.

action='' server='' insecure=no windows=cage ca='' enrol='' user=aushang root='' dry_run=no

usage() {
  cat <<'TEXT'
aushang-screen install --server ADDRESS [options]   make this device a screen
aushang-screen status                               how this screen is
aushang-screen uninstall                            take everything back

  --server ADDRESS  where Aushang is, such as https://aushang.stadt.example
  --ca FILE         certificate of the city's own authority (PEM), if the server's was issued by it
  --enrol SECRET    join by itself, with the secret of an enrolment; without it the screen shows a code to be paired by
  --x11             X instead of Wayland, for graphics that cage cannot drive
  --user NAME       the account that the browser runs as (aushang)
  --insecure        allow http to another machine; whoever is on the network can then read and change what is shown
  --dry-run         say what would be done, do nothing
  --root DIR        work on a tree below DIR, such as the card of a device, and run nothing there
TEXT
}

# fail CODE MESSAGE: 64 wrong usage, 69 something out there is missing, 77 not allowed.
fail() {
  printf 'aushang-screen: %s\n' "$2" >&2
  exit "$1"
}

read_arguments() {
  case ${1:-} in
    install | status | uninstall) action=$1 ;;
    -h | --help | help) usage && exit 0 ;;
    '') usage >&2 && exit 64 ;;
    *) fail 64 "unknown command '$1'; there are install, status and uninstall" ;;
  esac
  shift
  while (($# > 0)); do
    case $1 in
      --server | --ca | --enrol | --user | --root)
        [[ -n ${2:-} && $2 != --* ]] || fail 64 "$1 needs a value"
        printf -v "${1#--}" '%s' "$2"
        shift
        ;;
      --insecure) insecure=yes ;;
      --x11) windows=x11 ;;
      --dry-run) dry_run=yes ;;
      -h | --help) usage && exit 0 ;;
      *) fail 64 "unknown option '$1'" ;;
    esac
    shift
  done
  check_root_folder
  if [[ $action == install ]]; then check_install_arguments; fi
}

check_root_folder() {
  [[ -n $root ]] || return 0
  [[ -d $root ]] || fail 64 "--root $root is not a folder"
  root=$(readlink -f -- "$root")
  if [[ $root == / ]]; then root=''; fi
}

check_install_arguments() {
  [[ -n $server ]] || fail 64 "--server is missing, such as --server https://aushang.stadt.example"
  read_server_address
  [[ $user =~ ^[a-z_][a-z0-9_-]{0,30}$ ]] || fail 64 "--user '$user' is not a name for an account"
  [[ $user != root ]] || fail 64 "--user root: a browser never runs as root"
  [[ -z $ca ]] || check_ca
  [[ -z $enrol ]] || check_enrol
}

# Brings the address into the form that browsers send as Origin: lower case, no port that goes without saying, nothing after it.
read_server_address() {
  local given=$server
  server=${server,,}
  server=${server%/}
  [[ $server =~ ^(https?)://(([a-z0-9]([a-z0-9.-]*[a-z0-9])?)|(\[[0-9a-f:.]+\]))(:([0-9]{1,5}))?$ ]] ||
    fail 64 "--server '$given' is not an address like https://aushang.stadt.example (no path; names with umlauts as xn--...)"
  scheme=${BASH_REMATCH[1]} host=${BASH_REMATCH[2]} port=${BASH_REMATCH[7]:-}
  if [[ $scheme == https ]]; then usual=443; else usual=80; fi
  port=$((10#${port:-$usual}))
  ((port >= 1 && port <= 65535)) || fail 64 "--server '$given' has no possible port"
  server="$scheme://$host"
  if ((port != usual)); then server+=":$port"; fi
  if [[ $scheme == http && $insecure == no ]] && ! is_this_machine; then
    fail 64 "--server '$given' is not https. Without it browsers keep nothing for the time without network, and anybody on the network
can change what is shown. Give the server a certificate (docs/operations.md); the city's own authority will do, with --ca.
--insecure takes the risk."
  fi
}

is_this_machine() {
  [[ $host == localhost || $host == *.localhost || $host == '[::1]' || $host =~ ^127(\.[0-9]{1,3}){3}$ ]]
}

# It never says the secret itself: what a command prints ends up in logs.
check_enrol() {
  [[ $enrol =~ ^[A-Za-z0-9_-]{43}$ ]] || fail 64 "--enrol: this is not the secret of an enrolment, which has 43 letters, digits, - and _"
  [[ $scheme == https ]] || is_this_machine ||
    fail 64 "--enrol needs https: without it anybody on the network could read the secret, and the page does not tell it"
}

check_ca() {
  [[ -r $ca && -f $ca ]] || fail 64 "--ca $ca cannot be read"
  ! grep -q 'PRIVATE KEY' -- "$ca" || fail 64 "--ca $ca holds a private key: that must stay where it is, give the certificate alone"
  grep -q '^-----BEGIN CERTIFICATE-----' -- "$ca" || fail 64 "--ca $ca is not a certificate in PEM form (openssl x509 -inform der -in FILE makes it one)"
}
