// C++ text without what only people read, and the string literals it holds. No compiler: good enough for the
// way this code is written, and fast enough to run with every test.
#pragma once

#include <string>
#include <vector>

#include "architecture/tree.h"

namespace waarborg::architecture {

/// The file's lines with comments, string contents and character literals blanked; the same number of lines.
std::vector<std::string> bare_code(const File& file);

struct Literal {
  std::size_t line;    ///< from 0
  std::string before;  ///< up to 60 characters of code before the opening quote; space only after a word
  std::string text;    ///< the characters between the quotes, escapes untouched
  char after = '\0';   ///< the first character of code after the closing quote that is no space
};
std::vector<Literal> string_literals(const File& file);

struct Function {
  std::size_t first_line;  ///< from 0
  std::size_t lines;
};
/// Bodies at namespace or class level, test cases among them.
std::vector<Function> functions(const File& file);

}  // namespace waarborg::architecture
