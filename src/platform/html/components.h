// The shared pieces every page is made of. One look, one place (ux.md; content/theme is content/static/waarborg.css).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/html/html.h"
#include "platform/i18n/texts.h"

namespace waarborg::html {

using i18n::Translator;

// ---- Words as they are, escaped: bare (a cell of a table), as a paragraph, as a heading of the second level.

Html words(std::string_view text);
Html paragraph(std::string_view text);
Html heading(std::string_view text);

// ---- Forms. Every control shows its label, hint and error, keeps what was typed, and marks optional fields.

/// What a form was filled in with and what is wrong with it; both empty at first show.
struct FormState {
  std::vector<std::pair<std::string, std::string>> values{};
  Errors errors{};
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] bool chosen(std::string_view name, std::string_view value) const;
  [[nodiscard]] const Error* error_of(std::string_view name) const;
};

/// The summary of all errors: takes focus, links to the fields. Nothing when there are none.
/// `labels` (field, label) say which field each sentence is about: "Place: fill this in." A field that is not among
/// them shows its sentence alone.
Html error_summary(const Translator& t, const Errors& errors,
                   const std::vector<std::pair<std::string, std::string>>& labels = {});

struct FieldOptions {
  std::string hint{};  ///< already translated; empty: none
  bool optional = false;
  std::string type = "text";  ///< text, email, tel, date, password, number, search
  std::string autocomplete = "off";
  int rows = 0;              ///< over 0: a textarea
  int length_max = 0;        ///< over 0: maxlength
  std::string input_mode{};  ///< "numeric"
  bool filter = false;       ///< in a search or filter: neither required nor marked as optional
};
Html text_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                const FieldOptions& options = {});

struct Choice {
  std::string value;
  std::string label;
  std::string hint{};
};
Html radio_group(const Translator& t, const FormState& state, std::string_view name, std::string_view legend,
                 const std::vector<Choice>& choices, const FieldOptions& options = {});
Html checkbox_group(const Translator& t, const FormState& state, std::string_view name, std::string_view legend,
                    const std::vector<Choice>& choices, const FieldOptions& options = {});
Html select_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                  const std::vector<Choice>& choices, const FieldOptions& options = {});
Html checkbox(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
              const FieldOptions& options = {});
Html file_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                const FieldOptions& options = {});
Html hidden(std::string_view name, std::string_view value);
/// <form method="post"> with the session's token. `csrf` is Viewer::csrf, or empty on reporter pages.
Html form_start(std::string_view action, std::string_view csrf, bool with_files = false);
/// <form method="get"> of a list's filters; lands on `path` with the fields as query.
Html filter_form_start(std::string_view path);
Html form_end();
enum class ButtonKind { primary, plain, danger };
Html submit(std::string_view label, ButtonKind kind = ButtonKind::primary, std::string_view name = {},
            std::string_view value = {});
Html link_button(std::string_view href, std::string_view label, ButtonKind kind = ButtonKind::plain);

// ---- Statements.

enum class Tone { neutral, info, good, warning, bad };
Html alert(Tone tone, std::string_view title, const Html& body = {});
Html badge(Tone tone, std::string_view label);
/// A deadline in colour, words and date: "3 dagen te laat, 18 nov. 2026" (ux.md 6). `today` is local.
Html deadline(const Translator& t, Date due, Date today);
/// The same words without markup.
std::string deadline_words(const Translator& t, Date due, Date today);

// ---- Lists.

struct Column {
  std::string key;  ///< sort key in the URL; empty: cannot be sorted on
  std::string label;
  bool numeric = false;
};
/// How a list was asked for. Kept in the URL as opaque ids.
struct ListState {
  std::string path;                                            ///< "/matters"
  std::vector<std::pair<std::string, std::string>> filters{};  ///< name, value; kept through paging and sorting
  std::string sort{};                                          ///< column key, "-" before it for descending
  std::string after{};                                         ///< keyset cursor; empty: first page
  [[nodiscard]] std::string url(std::string_view sort_as, std::string_view after_cursor) const;
  [[nodiscard]] std::string export_url(std::string_view format) const;  ///< path + ".csv" etc. with filters and sort
};
/// Each cell is Html; the first cell of a row is its row header. Captions on one page differ.
Html table(const Translator& t, std::string_view caption, const std::vector<Column>& columns,
           const std::vector<std::vector<Html>>& rows, const ListState* state = nullptr);
/// A checkbox that chooses a row for a bulk action: stands first in the row header, before its link. `label` says
/// which row ("M-2026-0412"). The staff script adds "select all" to the table's head.
Html row_choice(const Translator& t, std::string_view name, std::string_view value, std::string_view label);
/// First / next links. `next` is the cursor of the next page, empty on the last.
Html pager(const Translator& t, const ListState& state, std::string_view next);
/// Links to the list as xlsx, ods and csv.
Html export_links(const Translator& t, const ListState& state);
/// Term and value pairs.
Html facts(const std::vector<std::pair<std::string, Html>>& items);

struct TimelineItem {
  std::string when;
  std::string who;
  std::string what;
  Html body{};
  bool visible_to_reporter = false;
};
Html timeline(const Translator& t, const std::vector<TimelineItem>& items);

struct ProgressStep {
  std::string label;
  std::string note{};
  enum class State { done, current, todo, skipped } state = State::todo;
};
Html progress(const Translator& t, const std::vector<ProgressStep>& steps);

struct Card {
  std::string label, figure;
  std::string note{}, href{};
};
Html cards(const std::vector<Card>& cards);

// ---- Charts: SVG made here, with title, description and the same data as a table (details below it).

struct Series {
  std::string label;
  std::vector<std::optional<double>> values;  ///< nothing: suppressed or missing, shown as such
};
/// Grouped vertical bars, at most three series.
Html bar_chart(const Translator& t, std::string_view title, const std::vector<std::string>& categories,
               const std::vector<Series>& series);
/// A ranked table with a horizontal bar per row.
Html rank_chart(const Translator& t, std::string_view title, std::string_view name_header,
                std::string_view value_header, const std::vector<std::pair<std::string, std::optional<double>>>& rows);

}  // namespace waarborg::html
