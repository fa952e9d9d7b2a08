# Decides whether systemd may still believe in the page. All figures are seconds since the start of the machine.

# A start without network, or the first one with a large download, may take its time.
readonly FIRST_PROOF_S="${AUSHANG_FIRST_PROOF_S:-600}"
readonly PROOF_S="${AUSHANG_PROOF_S:-120}"
# While nobody can see the panel a page may be unable to paint. It is still asked for a sign of life now and then: one that
# hangs must not hang until morning.
readonly UNSEEN_PROOF_S="${AUSHANG_UNSEEN_PROOF_S:-3600}"

# may_live NOW STARTED PROOF UNSEEN: succeeds while the page is within its time.
# PROOF is when it last proved that it paints, 0 for never; UNSEEN is when the panel was last seen to be off, 0 for never.
may_live() {
  local now=$1 started=$2 proof=$3 unseen=$4
  local allowed=$PROOF_S last=$started
  # A proof from before the start was given by the page before.
  if ((proof < started)); then allowed=$FIRST_PROOF_S; else last=$proof; fi
  if ((unseen >= now && allowed < UNSEEN_PROOF_S)); then allowed=$UNSEEN_PROOF_S; fi
  # Whoever comes back into view starts anew, or the morning would begin with a restart.
  if ((unseen < now && unseen > last)); then last=$unseen; fi
  ((now - last <= allowed))
}

# Prints the last proof, or nothing while there is none or it is just being written.
last_proof() {
  local proof=''
  [[ -r $1 ]] && read -r proof <"$1"
  [[ $proof =~ ^[0-9]{1,12}$ ]] && printf '%s\n' "$proof"
  return 0
}

# nobody_sees RUN_FOLDER DRM_FOLDER: succeeds when the panel was told to be off, or no cable leads to a panel that is on.
nobody_sees() {
  local status known=no
  [[ -e $1/panel-off ]] && return 0
  for status in "$2"/card*-*/status; do
    [[ -r $status ]] || continue
    known=yes
    [[ $(<"$status") == disconnected ]] || return 1
  done
  [[ $known == yes ]]
}
