# ./dev run [--jurisdiction nl|be] [--fresh] [--port N]
jurisdiction=nl fresh=no
while [ $# -gt 0 ]; do
  case "$1" in
    --jurisdiction) jurisdiction="${2:?--jurisdiction wants nl or be}"; shift 2 ;;
    --fresh) fresh=yes; shift ;;
    --port) export WAARBORG_HTTP_PORT="${2:?--port wants a number}"; shift 2 ;;
    *) die "run: unknown argument '$1'" ;;
  esac
done
[[ "$jurisdiction" = nl || "$jurisdiction" = be ]] || die "run: jurisdiction is nl or be"
data="$BUILD/demo"
[ "$jurisdiction" = nl ] || data="$BUILD/demo-$jurisdiction"
build_program
[ "$fresh" = no ] || rm -rf "$data"
export WAARBORG_CONTENT="${WAARBORG_CONTENT:-$ROOT/content}"
exec "$BUILD/waarborg" demo --data "$data" --jurisdiction "$jurisdiction" --look-ups
