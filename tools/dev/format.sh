# ./dev format: rewrites every source file as .clang-format says.
install_packages
git ls-files -z 'src/*.h' 'src/*.cpp' 'src/*.cc' 'tests/*.cpp' 'tests/*.h' 'bench/*.cpp' | xargs -0 -r clang-format-16 -i
