# Third-party libraries, all from Debian packages. One alias each, so that a target names what it uses.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(ZLIB REQUIRED)

foreach(pair IN ITEMS sodium:libsodium pqxx:libpqxx pq:libpq yaml:yaml-cpp fmt:fmt sqlite:sqlite3
                      xlsxwriter:xlsxwriter zip:libzip archive:libarchive magic:libmagic seccomp:libseccomp
                      xml2:libxml-2.0 zstd:libzstd xxhash:libxxhash curl:libcurl)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 module)
  pkg_check_modules(lib_${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
  add_library(lib::${name} ALIAS PkgConfig::lib_${name})
endforeach()

# Packages without a pkg-config file.
foreach(pair IN ITEMS sqlitecpp:SQLiteCpp json:boost_json date:date-tz url:boost_url)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 library)
  find_library(lib_path_${name} ${library} REQUIRED)
  add_library(lib_${name} INTERFACE IMPORTED GLOBAL)
  target_link_libraries(lib_${name} INTERFACE ${lib_path_${name}})
  add_library(lib::${name} ALIAS lib_${name})
endforeach()
target_link_libraries(lib_sqlitecpp INTERFACE lib::sqlite)
target_compile_definitions(lib_date INTERFACE USE_OS_TZDB=1) # as Debian built it

find_path(doctest_include doctest/doctest.h REQUIRED)
