# Makes the device's tree hold exactly what lies in $wanted, and remembers what was there before, so that an empty $wanted takes
# everything back. The record lives beside the profile: what must survive is in one place. Cut off at any moment, the next run
# finishes the work: the record is always written before the deed, and shortened after it.

readonly RECORD_FOLDER=var/lib/aushang-screen/record
changes=0 changed=''
# The lists of the record that this part keeps: path to "yes".
declare -A own_files=() own_folders=()

is_installed() {
  [[ -d $root/$RECORD_FOLDER ]]
}

bring_tree_about() {
  local path
  read_list own_files files
  read_list own_folders folders
  while read -r path; do
    is_same "$wanted/$path" "$root/$path" || touch_path write "$path" put "$path"
  done < <(cd -- "$wanted" && find . \( -type f -o -type l \) -printf '%P\n' | sort)
  while read -r path; do
    exists "$wanted/$path" || take_back "$path"
  done < <(recorded files | sort)
  if [[ $dry_run == no && -n $changed ]]; then
    remove_own_folders
    shorten_record
  fi
}

# say_or_do WORDS... -- COMMAND...: counts a change, tells of it, and makes it unless this is a dry run.
say_or_do() {
  local words=()
  while [[ $1 != -- ]]; do
    words+=("$1")
    shift
  done
  shift
  changes=$((changes + 1))
  if [[ $dry_run == yes ]]; then
    printf 'would %s\n' "${words[*]}"
  else
    "$@"
    printf '%s\n' "${words[*]}"
  fi
}

# touch_path WORD PATH COMMAND...: the same for a path below the root, which is noted in $changed.
touch_path() {
  local word=$1 path=$2
  shift 2
  changed+="/$path"$'\n'
  say_or_do "$word" "/$path" -- "$@"
}

exists() {
  [[ -e $1 || -L $1 ]]
}

# Two links to the same place, or two files with the same text and the same right to be run.
is_same() {
  exists "$2" || return 1
  if [[ -L $1 || -L $2 ]]; then
    [[ -L $1 && -L $2 && $(readlink -- "$1") == "$(readlink -- "$2")" ]]
  elif [[ -x $1 ]]; then
    [[ -f $2 && -x $2 ]] && cmp -s -- "$1" "$2"
  else
    [[ -f $2 && ! -x $2 ]] && cmp -s -- "$1" "$2"
  fi
}

# Prints the lines of a list of the record, none if there is no such list.
recorded() {
  [[ ! -r $root/$RECORD_FOLDER/$1 ]] || cat -- "$root/$RECORD_FOLDER/$1"
}

# read_list ARRAY LIST
read_list() {
  local -n into=$1
  local line
  # shellcheck disable=SC2004,SC2034  # the caller's own array, with texts as its keys
  while read -r line; do into[$line]=yes; done < <(recorded "$2")
}

# remember LIST LINE
remember() {
  make_folder "$RECORD_FOLDER"
  printf '%s\n' "$2" >>"$root/$RECORD_FOLDER/$1"
}

# Makes a folder below the root and remembers each one that was missing.
make_folder() {
  local folder=$1 missing=()
  [[ ! -d $root/$folder ]] || return 0
  while [[ ! -d $root/$folder ]]; do
    missing=("$folder" "${missing[@]}")
    [[ $folder == */* ]] || break
    folder=${folder%/*}
  done
  # The record's own folder can only be remembered once it is there.
  [[ $1 != "$RECORD_FOLDER" ]] || mkdir -p -- "$root/$1"
  for folder in "${missing[@]}"; do
    own_folders[$folder]=yes
    remember folders "$folder"
  done
  mkdir -p -- "$root/$1"
}

put() {
  local path=$1 target=$root/$1 original=$root/$RECORD_FOLDER/originals/$1
  if [[ -z ${own_files[$path]:-} ]]; then
    make_folder "$RECORD_FOLDER"
    ! exists "$original" || rm -f -- "$original"
    if exists "$target"; then
      mkdir -p -- "${original%/*}"
      cp -a -- "$target" "$original"
    fi
    own_files[$path]=yes
    remember files "$path"
  fi
  make_folder "${path%/*}"
  cp -P --preserve=mode -- "$wanted/$path" "$target.aushang-new"
  mv -fT -- "$target.aushang-new" "$target"
}

# Copied, not moved: done twice it comes to the same.
take_back() {
  local path=$1 target=$root/$1 original=$root/$RECORD_FOLDER/originals/$1
  if exists "$original"; then
    touch_path restore "$path" cp -a --remove-destination -- "$original" "$target"
  else
    touch_path remove "$path" rm -f -- "$target" "$target.aushang-new"
  fi
  [[ $dry_run == yes ]] || unset "own_files[$path]"
}

# Removes the folders that this script made and nobody uses any more, the deepest first.
remove_own_folders() {
  local folder
  while read -r folder; do
    if rmdir -- "$root/$folder" 2>/dev/null; then unset "own_folders[$folder]"; fi
  done < <(recorded folders | sort -r)
}

shorten_record() {
  local path
  write_list files "${!own_files[@]}"
  write_list folders "${!own_folders[@]}"
  [[ -d $root/$RECORD_FOLDER/originals ]] || return 0
  while read -r path; do
    [[ -n ${own_files[$path]:-} ]] || rm -f -- "$root/$RECORD_FOLDER/originals/$path"
  done < <(cd -- "$root/$RECORD_FOLDER/originals" && find . \( -type f -o -type l \) -printf '%P\n')
}

# write_list LIST LINES...: whole or not at all.
write_list() {
  local file="$root/$RECORD_FOLDER/$1"
  shift
  (($# == 0)) || printf '%s\n' "$@" | sort >"$file.new"
  if (($# == 0)); then rm -f -- "$file"; else mv -fT -- "$file.new" "$file"; fi
}
