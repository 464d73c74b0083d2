# ./dev code [NAME] [--jurisdiction be]: the second sign-in code of a demo account, now.
data="$BUILD/demo" account=""
while [ $# -gt 0 ]; do
  case "$1" in
    --jurisdiction) [ "$2" = nl ] || data="$BUILD/demo-$2"; shift 2 ;;
    *) account="$1"; shift ;;
  esac
done
[ -d "$data" ] || die "no demo force in $data: ./dev run makes one"
exec "$BUILD/waarborg" demo-code --data "$data" $account
