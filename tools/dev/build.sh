# ./dev build [--all | TARGET...]
install_packages
configure
if [ "${1:-}" = --all ]; then
  build_targets
elif [ $# -gt 0 ]; then
  build_targets "$@"
else
  build_program
  echo "Built: build/waarborg"
fi
