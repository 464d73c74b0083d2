// The rules of the code, one function each. Every guard has a case in must_fail_test.cpp that shows it firing.
#pragma once

#include "architecture/tree.h"

namespace waarborg::architecture {

// size_guards.cpp
Findings long_files(const Tree& tree);       ///< over 500 lines
Findings long_functions(const Tree& tree);   ///< over 70 lines
Findings unfinished_work(const Tree& tree);  ///< marks of work left behind
Findings machine_paths(const Tree& tree);    ///< paths and hosts that exist on one machine only
Findings inline_markup(const Tree& tree);    ///< style or script inside HTML; the content policy forbids both

// layer_guards.cpp
Findings upward_includes(const Tree& tree);    ///< app > features > matters, engine > platform > base
Findings private_includes(const Tree& tree);   ///< another feature's headers outside its contract/
Findings relative_includes(const Tree& tree);  ///< "../"
Findings impure_rules(const Tree& tree);       ///< rules.* reach base and their own feature's plain values only
Findings dear_includes(const Tree& tree);      ///< headers that cost seconds a file, in what other folders include
Findings global_includes(const Tree& tree);    ///< an include folder for everybody

// sql_guards.cpp
Findings sql_in_code(const Tree& tree);
Findings foreign_tables(const Tree& tree);      ///< SQL that names a table of another owner
Findings misnamed_tables(const Tree& tree);     ///< a table without its owner's prefix
Findings crowded_statements(const Tree& tree);  ///< more than one statement in a queries/*.sql

// text_guards.cpp
Findings missing_texts(const Tree& tree);      ///< keys used in the code that no content/texts file has
Findings missing_languages(const Tree& tree);  ///< texts without all of nl, en, fr, de
Findings doubled_texts(const Tree& tree);      ///< a key written twice in one file

}  // namespace waarborg::architecture
