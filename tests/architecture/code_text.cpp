#include "architecture/code_text.h"

#include <algorithm>
#include <cctype>

namespace waarborg::architecture {
namespace {

bool is_word(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

// Walks a file once and splits it into code and literals.
class Scanner {
 public:
  explicit Scanner(const File& file) {
    for (const std::string& line : file.lines) text_ += line + '\n';
  }

  void run() {
    while (at_ < text_.size()) {
      if (starts("//"))
        skip_until("\n", false);
      else if (starts("/*"))
        skip_until("*/", true);
      else if (starts("R\"") && !is_word_before())
        raw_string();
      else if (text_[at_] == '"')
        plain_string();
      else if (text_[at_] == '\'' && !is_word_before())
        character();
      else
        keep();
    }
  }

  std::string code;
  std::vector<Literal> literals;

 private:
  [[nodiscard]] bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }
  [[nodiscard]] bool is_word_before() const { return at_ > 0 && is_word(text_[at_ - 1]); }
  void blank() {
    code += text_[at_] == '\n' ? '\n' : ' ';
    line_ += text_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  void keep() {
    code += text_[at_];
    line_ += text_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  void skip_until(std::string_view end, bool and_the_end) {
    while (at_ < text_.size() && !starts(end)) blank();
    for (std::size_t i = 0; and_the_end && i < end.size() && at_ < text_.size(); ++i) blank();
  }
  std::string recent_code() {
    std::string recent;
    for (std::size_t i = code.size(); i > 0 && recent.size() < 60; --i) {
      const bool is_space = std::isspace(static_cast<unsigned char>(code[i - 1])) != 0;
      if (!is_space)
        recent += code[i - 1];
      else if (!recent.empty() && is_word(recent.back()))
        recent += ' ';
    }
    std::reverse(recent.begin(), recent.end());
    return recent;
  }
  void finish(Literal literal) {
    std::size_t next = at_;
    while (next < text_.size() && std::isspace(static_cast<unsigned char>(text_[next])) != 0) ++next;
    literal.after = next < text_.size() ? text_[next] : '\0';
    literals.push_back(std::move(literal));
  }
  void plain_string() {
    Literal literal{line_, recent_code(), {}, '\0'};
    keep();
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
      if (text_[at_] == '\\') {
        literal.text += text_[at_];
        blank();
      }
      literal.text += text_[at_];
      blank();
    }
    if (at_ < text_.size()) keep();
    finish(std::move(literal));
  }
  void raw_string() {
    Literal literal{line_, recent_code(), {}, '\0'};
    const std::size_t open = text_.find('(', at_);
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    while (at_ <= open) blank();
    while (at_ < text_.size() && !starts(close)) {
      literal.text += text_[at_];
      blank();
    }
    for (std::size_t i = 0; i < close.size() && at_ < text_.size(); ++i) blank();
    finish(std::move(literal));
  }
  void character() {
    blank();
    while (at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n') {
      if (text_[at_] == '\\') blank();
      blank();
    }
    if (at_ < text_.size() && text_[at_] == '\'') blank();
  }

  std::string text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
};

bool is_scope_head(const std::string& head) {
  for (const char* word : {"namespace", "class ", "struct ", "union ", "enum ", "extern \""}) {
    if (head.find(word) != std::string::npos && head.find('(') == std::string::npos) return true;
  }
  return false;
}

bool is_function_head(const std::string& head) {
  const std::size_t parenthesis = head.find('(');
  const std::size_t equals = head.find('=');
  const bool is_operator = head.find("operator") != std::string::npos;
  return parenthesis != std::string::npos && (equals == std::string::npos || equals > parenthesis || is_operator);
}

enum class Scope { names, function, other };

}  // namespace

std::vector<std::string> bare_code(const File& file) {
  Scanner scanner(file);
  scanner.run();
  return make_file(file.path, scanner.code).lines;
}

std::vector<Literal> string_literals(const File& file) {
  Scanner scanner(file);
  scanner.run();
  return std::move(scanner.literals);
}

std::vector<Function> functions(const File& file) {
  struct Open {
    Scope scope;
    std::size_t first_line;
  };
  std::vector<Function> found;
  std::vector<Open> open;
  std::string head;
  std::size_t head_line = 0;
  bool after_function = false;
  std::size_t number = 0;
  for (const std::string& line : bare_code(file)) {
    for (const char letter : line.starts_with("#") ? std::string{} : line) {
      if (letter == '{') {
        const bool at_names = open.empty() || open.back().scope == Scope::names;
        // "Thing() : a_{1}, b_{2} {": the last brace opens the body, its head stands before the first.
        const bool continues = at_names && after_function && (head.empty() || head.front() == ',');
        const Scope scope = is_scope_head(head)                                 ? Scope::names
                            : at_names && (is_function_head(head) || continues) ? Scope::function
                                                                                : Scope::other;
        open.push_back({scope, head.empty() || continues ? number : head_line});
        head.clear();
        after_function = false;
      } else if (letter == '}' && !open.empty()) {
        after_function = open.back().scope == Scope::function;
        if (after_function) found.push_back({open.back().first_line, number - open.back().first_line + 1});
        open.pop_back();
        head.clear();
      } else if (letter == ';') {
        head.clear();
        after_function = false;
      } else if (!head.empty() || std::isspace(static_cast<unsigned char>(letter)) == 0) {
        if (head.empty()) head_line = number;
        head += letter;
      }
    }
    if (!head.empty()) head += ' ';
    ++number;
  }
  return found;
}

}  // namespace waarborg::architecture
