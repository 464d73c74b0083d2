# waarborg_library(NAME path/under/src USES targets... LIBS third-party...)
#   Makes target NAME of every *.cpp in the folder (listed by name in SOURCES), a test program
#   test_NAME of its *_test.cpp, a header queries/NAME.h of its queries/*.sql and a header
#   migrations/NAME.h of its migrations/NNNN_name.sql.
#   Other targets reach its headers only by naming it under USES: each target owns a private view of
#   src/ that holds its own folder and nothing else, so a forbidden include does not compile.
# waarborg_feature(NAME USES ...)
#   A library under src/features/NAME whose public view is its contract/ folder alone.

set(WAARBORG_FLAGS -O1 -g1 -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -fstack-protector-strong -D_GLIBCXX_ASSERTIONS -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
option(WAARBORG_WERROR "Warnings are errors" ON)
if(WAARBORG_WERROR)
  list(APPEND WAARBORG_FLAGS -Werror)
endif()
option(WAARBORG_SANITIZE "Address and undefined behaviour sanitizers" OFF)
if(WAARBORG_SANITIZE)
  list(APPEND WAARBORG_FLAGS -fsanitize=address,undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
find_program(mold_linker mold)
if(mold_linker)
  add_link_options(-B/usr/libexec/mold)
endif()
add_link_options(-Wl,-z,relro,-z,now -pie)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# The folder at build/view/VIEW through which PATH (under src/) can be included.
function(waarborg_view view path)
  set(link ${CMAKE_BINARY_DIR}/view/${view}/${path})
  get_filename_component(parent ${link} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${path} ${link} SYMBOLIC)
endfunction()

function(waarborg_queries name dir)
  file(GLOB statements CONFIGURE_DEPENDS ${dir}/queries/*.sql)
  if(NOT statements)
    return()
  endif()
  set(header ${CMAKE_BINARY_DIR}/generated/${name}/queries/${name}.h)
  add_custom_command(OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${header} -DNAME=${name} -DDIRECTORY=${dir}/queries
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedQueries.cmake
    DEPENDS ${statements} ${CMAKE_SOURCE_DIR}/cmake/EmbedQueries.cmake
    COMMENT "Embedding the queries of ${name}")
  target_sources(${name} PRIVATE ${header})
  target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/generated/${name})
endfunction()

# Public, unlike the queries: whoever opens a database (the program, a test) gathers the scripts of all owners.
function(waarborg_migrations name dir)
  file(GLOB scripts CONFIGURE_DEPENDS ${dir}/migrations/*.sql)
  if(NOT scripts)
    return()
  endif()
  set(header ${CMAKE_BINARY_DIR}/generated/${name}_migrations/migrations/${name}.h)
  add_custom_command(OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${header} -DNAME=${name} -DDIRECTORY=${dir}/migrations
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedMigrations.cmake
    DEPENDS ${scripts} ${CMAKE_SOURCE_DIR}/cmake/EmbedMigrations.cmake
    COMMENT "Embedding the migrations of ${name}")
  target_sources(${name} PRIVATE ${header})
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/generated/${name}_migrations)
endfunction()

function(waarborg_tests name dir)
  file(GLOB tests CONFIGURE_DEPENDS ${dir}/*_test.cpp ${dir}/*/*_test.cpp)
  if(NOT tests OR NOT TARGET doctest_main)
    return()
  endif()
  add_executable(test_${name} ${tests})
  target_compile_options(test_${name} PRIVATE ${WAARBORG_FLAGS})
  get_target_property(own_includes ${name} INCLUDE_DIRECTORIES)
  target_include_directories(test_${name} PRIVATE ${own_includes})
  target_link_libraries(test_${name} PRIVATE doctest_main ${name} ${ARG_USES} ${ARG_LIBS} ${ARG_TEST_USES})
  add_dependencies(test_${name} ${name})
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

function(waarborg_library name path)
  cmake_parse_arguments(ARG "" "" "USES;LIBS;TEST_USES" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/src/${path})
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
  else()
    add_library(${name} STATIC ${CMAKE_SOURCE_DIR}/cmake/empty.cpp)
  endif()
  target_compile_options(${name} PRIVATE ${WAARBORG_FLAGS})
  waarborg_view(${name} ${path})
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/view/${name})
  target_link_libraries(${name} PUBLIC ${ARG_USES} ${ARG_LIBS})
  waarborg_queries(${name} ${dir})
  waarborg_migrations(${name} ${dir})
  waarborg_tests(${name} ${dir})
endfunction()

set_property(GLOBAL PROPERTY WAARBORG_FEATURES "")
function(waarborg_feature name)
  cmake_parse_arguments(ARG "" "" "USES;LIBS;TEST_USES" ${ARGN})
  get_property(declared GLOBAL PROPERTY WAARBORG_FEATURES)
  foreach(used IN LISTS ARG_USES)
    if(NOT used IN_LIST declared)
      message(FATAL_ERROR "Feature ${name} uses ${used}, which is not declared before it. A feature may use "
                          "only the contract of a feature declared earlier (docs/decisions/0001).")
    endif()
  endforeach()
  set(dir ${CMAKE_SOURCE_DIR}/src/features/${name})
  add_library(contract_${name} INTERFACE)
  target_link_libraries(contract_${name} INTERFACE matters)
  if(EXISTS ${dir}/contract)
    waarborg_view(contract_${name} features/${name}/contract)
    target_include_directories(contract_${name} INTERFACE ${CMAKE_BINARY_DIR}/view/contract_${name})
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_library(feature_${name} STATIC ${sources})
  target_compile_options(feature_${name} PRIVATE ${WAARBORG_FLAGS})
  waarborg_view(feature_${name} features/${name})
  target_include_directories(feature_${name} PRIVATE ${CMAKE_BINARY_DIR}/view/feature_${name})
  target_link_libraries(feature_${name} PUBLIC contract_${name} PRIVATE ${ARG_LIBS})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(feature_${name} PUBLIC contract_${used} feature_${used})
  endforeach()
  waarborg_queries(feature_${name} ${dir})
  waarborg_migrations(feature_${name} ${dir})
  list(TRANSFORM ARG_USES PREPEND contract_) # what a feature's test may include of other features
  waarborg_tests(feature_${name} ${dir})
  set_property(GLOBAL APPEND PROPERTY WAARBORG_FEATURES ${name})
endfunction()
