// Which counts of a period may stand beside those of its months, and beside what they are parts of.
#include "features/insight/monitor.h"

namespace waarborg::insight {

namespace {

Tally sum_of(const std::vector<Tally>& rows) {
  Tally out;
  for (const auto& row : rows) out.visible += row.visible, out.others += row.others;
  return out;
}

std::vector<std::int64_t> others_of(const std::vector<Tally>& rows) {
  std::vector<std::int64_t> out;
  for (const auto& row : rows) out.push_back(row.others);
  return out;
}

/// Whether a whole can be shown beside its months: what the hidden months hold together is no small number.
bool stands_beside(const std::vector<std::int64_t>& months, const std::vector<bool>& hidden, std::int64_t threshold) {
  Hidden left;
  for (std::size_t month = 0; month < months.size(); ++month)
    if (hidden[month]) left.add(months[month]);
  return !left.gives_away(threshold);
}

/// The sums of rows whose parts are counted.
std::vector<Tally> sums_of(const std::vector<std::vector<Tally>>& rows) {
  std::vector<Tally> out;
  for (const auto& parts : rows) out.push_back(sum_of(parts));
  return out;
}

}  // namespace

ProtectedList protect_list(const std::vector<std::vector<Tally>>& months, std::int64_t threshold) {
  const std::size_t rows = months.empty() ? 0 : months.front().size();
  std::vector<Tally> whole(rows);
  std::vector<std::vector<std::int64_t>> of_row(rows);
  std::vector<std::vector<bool>> hidden_of_row(rows);
  std::vector<std::int64_t> totals;
  std::vector<bool> totals_hidden;
  for (const auto& month : months) {
    const auto others = others_of(month);
    const auto hidden = hide_small_parts(others, threshold);
    for (std::size_t row = 0; row < rows; ++row) {
      whole[row].visible += month[row].visible;
      whole[row].others += month[row].others;
      of_row[row].push_back(others[row]);
      hidden_of_row[row].push_back(hidden[row]);
    }
    totals.push_back(sum_of(month).others);
    totals_hidden.push_back(totals.back() > 0 && totals.back() < threshold);
  }
  auto hide = hide_small_parts(others_of(whole), threshold);
  // One row that its months would give away hides them all: with the others shown, the total would tell it.
  for (std::size_t row = 0; row < rows; ++row)
    if (!hide[row] && months.size() > 1 && !stands_beside(of_row[row], hidden_of_row[row], threshold)) {
      for (std::size_t each = 0; each < rows; ++each) hide[each] = whole[each].others > 0;
      break;
    }
  const Tally all = sum_of(whole);
  const bool total_stands = (all.others == 0 || all.others >= threshold) &&
                            (months.size() == 1 || stands_beside(totals, totals_hidden, threshold));
  ProtectedList out;
  for (std::size_t row = 0; row < rows; ++row) out.rows.push_back(hide[row] ? Figure{} : Figure{whole[row].all()});
  out.total = total_stands ? Figure{all.all()} : Figure{};
  return out;
}

std::vector<std::vector<Figure>> protect_parts(const std::vector<std::vector<std::vector<Tally>>>& months,
                                               std::int64_t threshold) {
  const std::size_t rows = months.empty() ? 0 : months.front().size();
  std::vector<std::vector<Tally>> sums;
  std::vector<ProtectedList> shown;  // of each month by itself
  for (const auto& month : months) {
    sums.push_back(sums_of(month));
    shown.push_back(protect_list({sums.back()}, threshold));
  }
  const ProtectedList list = protect_list(sums, threshold);
  std::vector<std::vector<Figure>> out(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t count = months.front()[row].size();
    std::vector<Tally> whole(count);
    std::vector<std::vector<std::int64_t>> of_part(count);
    std::vector<std::vector<bool>> hidden_of_part(count);
    for (std::size_t month = 0; month < months.size(); ++month) {
      const auto others = others_of(months[month][row]);
      const auto hidden = shown[month].rows[row] ? hide_small_parts(others, threshold) : std::vector<bool>(count, true);
      for (std::size_t part = 0; part < count; ++part) {
        whole[part].visible += months[month][row][part].visible;
        whole[part].others += others[part];
        of_part[part].push_back(others[part]);
        hidden_of_part[part].push_back(hidden[part] && others[part] > 0);
      }
    }
    auto hide = list.rows[row] ? hide_small_parts(others_of(whole), threshold) : std::vector<bool>(count, true);
    // As in a list: one part that its months would give away hides them all.
    for (std::size_t part = 0; part < count && months.size() > 1; ++part)
      if (!hide[part] && !stands_beside(of_part[part], hidden_of_part[part], threshold)) {
        hide.assign(count, true);
        break;
      }
    for (std::size_t part = 0; part < count; ++part)
      out[row].push_back(hide[part] && whole[part].others > 0 ? Figure{} : Figure{whole[part].all()});
  }
  return out;
}

}  // namespace waarborg::insight
