# Shared by the commands of ./dev. Sourced, with ROOT set and the repository as working directory.

BUILD="${BUILD:-$ROOT/build}"
JOBS="${JOBS:-$(nproc)}"
export CCACHE_BASEDIR="$ROOT" CCACHE_NOHASHDIR=1

say() { printf '\n== %s\n' "$*"; }
die() { printf './dev: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "installing packages needs root or sudo: $*"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs the packages of tools/packages.txt that are missing; touches nothing when none is.
install_packages() {
  local package command missing=()
  while read -r package command; do
    [[ -z "$package" || "$package" = \#* ]] && continue
    [ -n "$command" ] && command -v "$command" >/dev/null && continue
    is_installed "$package" || missing+=("$package")
  done < tools/packages.txt
  [ ${#missing[@]} = 0 ] && return
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq
  # PostgreSQL is wanted for throw-away test clusters only: no cluster of the machine's own is made or started.
  as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$ROOT/.apt.log" 2>&1 ||
    { tail -20 "$ROOT/.apt.log" >&2; die "apt-get could not install: ${missing[*]}"; }
  rm -f "$ROOT/.apt.log"
}

# Configures once; ninja does it again by itself when a CMakeLists.txt changes.
configure() {
  [ -f "$BUILD/build.ninja" ] && [ $# = 0 ] && return
  cmake -S "$ROOT" -B "$BUILD" -G Ninja -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@" >"$BUILD.log" 2>&1 ||
    { cat "$BUILD.log" >&2; rm -f "$BUILD.log"; die "cmake could not configure"; }
  rm -f "$BUILD.log"
}

has_target() { ninja -C "$BUILD" -t query "$1" >/dev/null 2>&1; }

# Builds the named targets; the program is left at build/waarborg wherever its target puts it.
build_targets() {
  ninja -C "$BUILD" -j "$JOBS" "$@" || return 1
  if [ ! -x "$BUILD/waarborg" ] && [ -x "$BUILD/src/app/waarborg" ]; then
    ln -sf src/app/waarborg "$BUILD/waarborg"
  fi
}

build_program() {
  install_packages
  configure
  has_target waarborg || die "this tree has no program yet (target waarborg in src/app)"
  build_targets waarborg
}

# Node modules of a folder, as its lock file says; nothing when they already match it.
node_modules() {
  local folder="$1" mark="$1/node_modules/.lock-seen"
  cmp -s "$folder/package-lock.json" "$mark" && return
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) || return 1
  cp "$folder/package-lock.json" "$mark"
}
