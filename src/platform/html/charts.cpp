// Figures as pictures: SVG with a title and a description, and the same figures as a table for who cannot or would
// rather not look at a picture. No style attributes: the content policy forbids them, classes do it all.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "platform/html/components.h"

namespace waarborg::html {

namespace {

constexpr double kWidth = 640, kHeight = 240;
constexpr double kLeft = 44, kTop = 12, kBottom = 26;
constexpr double kPlotWidth = kWidth - kLeft - 4, kPlotHeight = kHeight - kTop - kBottom;
constexpr double kLetterWidth = 6.2;  // of a label, on average
constexpr int kTicks = 5;

std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

std::string figure(const Translator& t, std::optional<double> value) {
  if (!value) return t("common.suppressed");
  return t.decimal(*value, std::floor(*value) == *value ? 0 : 1);
}

/// The step of the value axis: 1, 2 or 5 times a power of ten, whole, giving at most kTicks lines.
double axis_step(double highest) {
  double power = 1;
  while (true) {
    for (const double factor : {1.0, 2.0, 5.0})
      if (factor * power * kTicks >= highest) return factor * power;
    power *= 10;
  }
}

double highest_of(const std::vector<Series>& series) {
  double highest = 1;
  for (const auto& line : series)
    for (const auto& value : line.values) highest = std::max(highest, value.value_or(0));
  return highest;
}

bool has_gap(const std::vector<Series>& series) {
  for (const auto& line : series)
    for (const auto& value : line.values)
      if (!value) return true;
  return false;
}

/// "Received: lowest 9 (July), highest 23 (October)."
std::string range_words(const Translator& t, const Series& line, const std::vector<std::string>& categories) {
  std::optional<std::size_t> low, high;
  for (std::size_t i = 0; i < line.values.size() && i < categories.size(); ++i) {
    if (!line.values[i]) continue;
    if (!low || *line.values[i] < *line.values[*low]) low = i;
    if (!high || *line.values[i] > *line.values[*high]) high = i;
  }
  if (!low) return t("common.chart_empty", {line.label});
  return t("common.chart_range", {line.label, figure(t, line.values[*low]), categories[*low],
                                  figure(t, line.values[*high]), categories[*high]});
}

Html grid(const Translator& t, double step, double top) {
  Html out;
  for (double value = 0; value <= top + step / 2; value += step) {
    const double y = kTop + kPlotHeight * (1 - value / top);
    out << "<line class=\"chart-grid\" x1=\""_html << coordinate(kLeft) << "\" x2=\""_html << coordinate(kWidth - 4)
        << "\" y1=\""_html << coordinate(y) << "\" y2=\""_html << coordinate(y) << "\"/><text x=\""_html
        << coordinate(kLeft - 6) << "\" y=\""_html << coordinate(y + 4) << "\" text-anchor=\"end\">"_html
        << figure(t, value) << "</text>"_html;
  }
  return out;
}

/// One bar of a group, or a star where the figure is withheld.
Html bar(const Translator& t, const Series& line, std::size_t number, const std::string& category,
         std::optional<double> value, double x, double width, double top) {
  Html out;
  if (!value) {
    out << "<text x=\""_html << coordinate(x + width / 2) << "\" y=\""_html << coordinate(kTop + kPlotHeight - 3)
        << "\" text-anchor=\"middle\">*</text>"_html;
    return out;
  }
  const double height = kPlotHeight * *value / top;
  out << "<rect class=\"chart-"_html << number << "\" x=\""_html << coordinate(x) << "\" y=\""_html
      << coordinate(kTop + kPlotHeight - height) << "\" width=\""_html << coordinate(width) << "\" height=\""_html
      << coordinate(height) << "\"><title>"_html << category << ", "_html
      << t("error.in_field", {line.label, figure(t, value)}) << "</title></rect>"_html;
  return out;
}

/// Every how many groups a label fits beside the next.
std::size_t label_every(const std::vector<std::string>& categories, double group) {
  std::size_t longest = 0;
  for (const auto& category : categories) longest = std::max(longest, category.size());
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(std::ceil((static_cast<double>(longest) + 1) * kLetterWidth / group)));
}

/// A label under a group, or up to the right edge where it would go beyond it.
Html below(const std::string& category, double middle) {
  const bool beyond = middle + static_cast<double>(category.size()) * kLetterWidth / 2 > kWidth;
  Html out;
  return out << "<text x=\""_html << coordinate(beyond ? kWidth : middle) << "\" y=\""_html << coordinate(kHeight - 8)
             << "\" text-anchor=\""_html << (beyond ? "end" : "middle") << "\">"_html << category << "</text>"_html;
}

Html groups(const Translator& t, const std::vector<std::string>& categories, const std::vector<Series>& series,
            double top) {
  Html out;
  const double group = kPlotWidth / static_cast<double>(std::max<std::size_t>(categories.size(), 1));
  const double width = group * 0.8 / static_cast<double>(std::max<std::size_t>(series.size(), 1));
  const std::size_t every = label_every(categories, group);
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const double left = kLeft + group * static_cast<double>(i) + group * 0.1;
    for (std::size_t s = 0; s < series.size(); ++s) {
      const auto value = i < series[s].values.size() ? series[s].values[i] : std::nullopt;
      out << bar(t, series[s], s + 1, categories[i], value, left + width * static_cast<double>(s), width - 1, top);
    }
    if (i % every == 0) out << below(categories[i], left + group * 0.4);
  }
  return out;
}

Html legend(const std::vector<Series>& series) {
  Html out;
  out << "<p class=\"chart-legend\">"_html;
  for (std::size_t s = 0; s < series.size(); ++s)
    out << "<span><svg class=\"chart-key\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect class=\"chart-"_html
        << s + 1 << "\" x=\"1\" y=\"1\" width=\"14\" height=\"14\"/></svg> "_html << series[s].label << "</span> "_html;
  out << "</p>"_html;
  return out;
}

Html figures_table(const Translator& t, std::string_view title, const std::vector<std::string>& categories,
                   const std::vector<Series>& series) {
  std::vector<Column> columns{{"", t("common.category"), false}};
  for (const auto& line : series) columns.push_back({"", line.label, true});
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    auto& row = rows.emplace_back();
    row.emplace_back() << categories[i];
    for (const auto& line : series)
      row.emplace_back() << figure(t, i < line.values.size() ? line.values[i] : std::nullopt);
  }
  return table(t, title, columns, rows);
}

/// An id that a page with several charts does not repeat, as long as their titles differ.
std::string id_of_title(std::string_view title) {
  std::uint32_t hash = 2166136261U;
  for (const char c : title) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return "c" + std::to_string(hash);
}

}  // namespace

Html bar_chart(const Translator& t, std::string_view title, const std::vector<std::string>& categories,
               const std::vector<Series>& series) {
  const double highest = highest_of(series);
  const double step = axis_step(highest);
  const double top = std::ceil(highest / step) * step;
  const auto id = id_of_title(title);
  Html out;
  out << "<figure class=\"chart\">"_html;
  if (series.size() > 1) out << legend(series);
  out << "<div class=\"chart-scroll\" role=\"group\" aria-label=\""_html << title << "\" tabindex=\"0\">"_html
      << "<svg viewBox=\"0 0 640 240\" role=\"img\" aria-labelledby=\""_html << id << " "_html << id
      << "-d\"><title id=\""_html << id << "\">"_html << title << "</title><desc id=\""_html << id << "-d\">"_html;
  for (const auto& line : series) out << range_words(t, line, categories) << " "_html;
  out << "</desc>"_html << grid(t, step, top) << groups(t, categories, series, top) << "</svg></div>"_html;
  if (has_gap(series)) out << "<p class=\"hint\">* "_html << t("common.suppressed_note") << "</p>"_html;
  out << "<details><summary>"_html << t("common.show_table") << "</summary>"_html
      << figures_table(t, title, categories, series) << "</details></figure>"_html;
  return out;
}

Html rank_chart(const Translator& t, std::string_view title, std::string_view name_header,
                std::string_view value_header, const std::vector<std::pair<std::string, std::optional<double>>>& rows) {
  double highest = 1;
  for (const auto& row : rows) highest = std::max(highest, row.second.value_or(0));
  std::vector<std::vector<Html>> cells;
  bool gap = false;
  for (const auto& [name, value] : rows) {
    gap = gap || !value;
    auto& row = cells.emplace_back(2);
    row[0] << name;
    row[1] << "<span class=\"rank\"><span>"_html << figure(t, value) << "</span>"_html;
    if (value)
      row[1] << "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"chart-1\" "
                "height=\"10\" width=\""_html
             << coordinate(100 * *value / highest) << "\"/></svg>"_html;
    row[1] << "</span>"_html;
  }
  Html out;
  out << "<div class=\"chart\">"_html
      << table(t, title, {{"", std::string(name_header)}, {"", std::string(value_header)}}, cells);
  if (gap) out << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html;
  out << "</div>"_html;
  return out;
}

}  // namespace waarborg::html
