// HTML by typed functions: a sink that escapes everything except literals written in the source.
//
//   Html h;
//   h << "<p class=\"hint\">"_html << name << "</p>"_html;
//
// Markup comes from "..."_html only, so no value of outside can become markup; attributes are always in double
// quotes, which escaping covers. There is no way to add raw text that is not a literal, but for another Html.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waarborg::html {

class Markup {
 public:
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  friend consteval Markup operator""_html(const char* text, std::size_t size);
  constexpr explicit Markup(std::string_view text) : text_(text) {}
  std::string_view text_;
};
consteval Markup operator""_html(const char* text, std::size_t size) { return Markup(std::string_view(text, size)); }

class Html {
 public:
  Html& operator<<(Markup markup) {
    out_.append(markup.text());
    return *this;
  }
  Html& operator<<(std::string_view text) {
    escape(text);
    return *this;
  }
  Html& operator<<(const std::string& text) { return *this << std::string_view(text); }
  Html& operator<<(const char* text) { return *this << std::string_view(text); }
  Html& operator<<(std::int64_t number) {
    out_ += std::to_string(number);
    return *this;
  }
  Html& operator<<(int number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(std::size_t number) { return *this << static_cast<std::int64_t>(number); }
  Html& operator<<(const Html& other) {
    out_ += other.out_;
    return *this;
  }
  /// Text over several lines: line ends become <br>.
  Html& lines(std::string_view text);
  [[nodiscard]] const std::string& str() const& { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }
  [[nodiscard]] bool empty() const { return out_.empty(); }

 private:
  void escape(std::string_view text);
  std::string out_;
};

}  // namespace waarborg::html
