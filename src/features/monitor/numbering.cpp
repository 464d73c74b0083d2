#include "features/monitor/numbering.h"

#include <algorithm>
#include <utility>

#include "features/monitor/sealed_text.h"
#include "platform/directory/desk_seats.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using storage::Transaction;

enum { kOfficer, kSubject, kBasis, kReason, kToken };  // as KeyKind
constexpr std::uint32_t kNotAsked = 0xFFFFFFFFU;
constexpr std::int64_t kDay = engine::kSecondsOfDay;

bool is_set(const std::vector<bool>& bits, std::uint32_t at) { return at < bits.size() && bits[at]; }
void set(std::vector<bool>& bits, std::uint32_t at) {
  if (at >= bits.size()) bits.resize(at + at / 2 + 64);
  bits[at] = true;
}

Result<directory::Desk> desk_of(Transaction& tx, const char* code) {
  const auto desk = directory::find_desk(tx, code);
  if (desk && !directory::open_desk_members(tx, desk->id).empty()) return *desk;
  return conflict("lookups.desk_missing", "", {code});
}

void add_errors(const Result<directory::Desk>& desk, Errors& errors) {
  if (!desk.ok()) errors.insert(errors.end(), desk.errors().begin(), desk.errors().end());
}

}  // namespace

std::filesystem::path look_ups_folder(const matters::House& house) { return house.platform.config.data / "look-ups"; }

Numbering::Numbering(matters::House& house, Kept kept, std::array<engine::KeyIndex, 5> indexes,
                     DetectionContent content)
    : house_(&house),
      kept_(kept),
      content_(std::move(content)),
      indexes_(std::move(indexes)),
      keys_{LogKey(house.keys(), KeyKind::officer), LogKey(house.keys(), KeyKind::subject),
            LogKey(house.keys(), KeyKind::basis), LogKey(house.keys(), KeyKind::reason),
            LogKey(house.keys(), KeyKind::token)} {}

Result<Numbering> Numbering::open(matters::House& house, Kept kept) {
  const auto folder = look_ups_folder(house);
  auto officers = TRY(engine::KeyIndex::open(folder / kKeyFiles[kOfficer]));
  auto subjects = TRY(engine::KeyIndex::open(folder / kKeyFiles[kSubject]));
  auto bases = TRY(engine::KeyIndex::open(folder / kKeyFiles[kBasis]));
  auto reasons = TRY(engine::KeyIndex::open(folder / kKeyFiles[kReason]));
  auto tokens = TRY(engine::KeyIndex::open(folder / kKeyFiles[kToken]));
  auto content = TRY(load_detection(house.platform.config.content, house.jurisdiction()));
  Numbering numbering(
      house, kept, {std::move(officers), std::move(subjects), std::move(bases), std::move(reasons), std::move(tokens)},
      std::move(content));
  TRY(numbering.load());
  return Result<Numbering>(std::move(numbering));
}

Result<Done> Numbering::load() {
  return house_->database().read([this](Transaction& tx) -> Result<Done> {
    for (const auto& row : tx.query(sql::words_all)) {
      Words& words = words_[static_cast<std::size_t>(row.integer("kind"))];
      const auto number = static_cast<std::uint32_t>(row.integer("number"));
      if (words.texts.size() < number) words.texts.resize(number);
      words.texts[number - 1] = row.text("text");
      words.numbers[row.text("text")] = number;
    }
    for (Words& words : words_) words.kept = words.texts.size();
    const auto take = [&](const storage::Sql& statement, std::vector<bool>& known) {
      tx.for_each(statement, {},
                  [&](const storage::Row& row) { set(known, static_cast<std::uint32_t>(row.integer("number"))); });
    };
    take(sql::officers_known, officers_known_);
    take(sql::reasons_known, reasons_known_);
    for (const auto& unit : directory::units(tx)) unit_codes_[unit.id] = unit.code;
    if (kept_ == Kept::no) return Done{};
    const auto monitor = desk_of(tx, kMonitorDesk);
    const auto approval = desk_of(tx, kApprovalDesk);
    Errors errors;
    add_errors(monitor, errors);
    add_errors(approval, errors);
    if (!errors.empty()) return errors;
    monitor_key_ = monitor->public_key;
    monitor_generation_ = monitor->generation;
    approval_key_ = approval->public_key;
    approval_generation_ = approval->generation;
    new_sealers();
    return Done{};
  });
}

void Numbering::hear(LogBatch& batch) {
  for (std::size_t part = 0; part < kTold; ++part) {
    if (batch.again[part]) heard_[part] = {};
    for (FreshText& fresh : batch.fresh[part]) heard_[part].texts.push_back(std::move(fresh));
    heard_[part].numbers.resize(heard_[part].texts.size());
  }
}

Result<Done> Numbering::number(const LogBatch& batch, std::int64_t first, bool group_given,
                               std::vector<DatedAccess>& out) {
  const auto begin = std::ranges::lower_bound(batch.rows, first, {}, &LogBatch::Row::at);
  TRY(number_officers(batch, static_cast<std::size_t>(begin - batch.rows.begin()), group_given));
  subjects_.resize(batch.subjects.size());
  bases_.resize(batch.bases.size());
  indexes_[kSubject].numbers_of(batch.subjects, subjects_);
  indexes_[kBasis].numbers_of(batch.bases, bases_);
  auto subject_of =
      subjects_.cend() - std::count_if(begin, batch.rows.end(), [](const auto& row) { return row.has_subject; });
  auto basis_of = bases_.cend() - std::count_if(begin, batch.rows.end(), [](const auto& row) { return row.has_basis; });
  for (auto row = begin; row != batch.rows.end(); ++row) {
    std::array<std::uint32_t, kTold> texts{};
    for (std::size_t part = 0; part < kTold; ++part) {
      const std::uint32_t told = row->told[part];
      if (told == 0) continue;
      texts[part] = heard_[part].numbers[told - 1];
      if (texts[part] == 0) texts[part] = TRY(number_text(static_cast<Told>(part), told));
    }
    const auto text = [&](Told part) { return texts[static_cast<std::size_t>(part)]; };
    DatedAccess& dated = out.emplace_back();
    const std::int64_t day = row->second / kDay - (row->second % kDay < 0 ? 1 : 0);
    dated.day = static_cast<engine::DayNumber>(day);
    dated.row.second = static_cast<std::uint32_t>(row->second - day * kDay);
    dated.row.actor = officers_[static_cast<std::size_t>(row - batch.rows.begin())];
    dated.row.group = group_given ? text(Told::group) : officer_group_[dated.row.actor];
    if (row->has_subject) dated.row.subject = *subject_of++;
    if (row->has_basis) dated.row.basis = *basis_of++;
    dated.row.source = text(Told::system);
    dated.row.reason = text(Told::reason);
    dated.row.place = text(Told::place);
  }
  return Done{};
}

// Those of a batch at once, as the register is asked for them in one transaction.
Result<Done> Numbering::number_officers(const LogBatch& batch, std::size_t first, bool group_given) {
  officers_.resize(batch.rows.size());
  indexes_[kOfficer].numbers_of(std::span(batch.officers).subspan(first), std::span(officers_).subspan(first));
  std::vector<Unmet> unmet;
  for (std::size_t at = first; at < batch.rows.size(); ++at)
    if (is_unmet(officers_[at])) unmet.push_back({officers_[at], std::string(batch.officer(at))});
  return meet_officers(unmet, group_given);
}

Result<std::uint32_t> Numbering::number_text(Told part, std::uint32_t told) {
  Heard& heard = heard_[static_cast<std::size_t>(part)];
  const FreshText fresh = std::exchange(heard.texts[told - 1], {});
  std::uint32_t& number = heard.numbers[told - 1];
  switch (part) {
    case Told::system: number = TRY(word_number(Word::system, fresh.text)); break;
    case Told::place: number = TRY(word_number(Word::place, fresh.text)); break;
    case Told::group: number = TRY(word_number(Word::group, fresh.text)); break;
    case Told::reason: number = reason_number(fresh); break;
  }
  return number;
}

std::uint32_t Numbering::keyed(std::size_t kind, std::string_view value) {
  return value.empty() ? 0 : indexes_[kind].number_of(keys_[kind].of(value));
}

Result<std::uint32_t> Numbering::officer(std::string_view value) {
  if (value.empty()) return 0U;
  const std::uint32_t number = indexes_[kOfficer].number_of(keys_[kOfficer].of(value));
  if (is_unmet(number)) TRY(meet_officers({{number, std::string(value)}}, true));
  return number;
}

Result<std::uint32_t> Numbering::word_number(Word kind, std::string_view text) {
  if (text.empty()) return 0U;
  Words& words = words_[static_cast<std::size_t>(kind)];
  if (const auto found = words.numbers.find(text); found != words.numbers.end()) return found->second;
  if (words.texts.size() >= kWordsMax) return conflict("lookups.too_many_words");
  words.texts.emplace_back(text);
  const auto number = static_cast<std::uint32_t>(words.texts.size());
  words.numbers.emplace(text, number);
  return number;
}

bool Numbering::is_unmet(std::uint32_t officer) {
  if (officer >= officer_group_.size()) officer_group_.resize(officer + officer / 2 + 64, kNotAsked);
  if (officer_group_[officer] != kNotAsked) return false;
  officer_group_[officer] = 0;
  return true;
}

// The first time in this import: who they are by the people register, and their unit.
Result<Done> Numbering::meet_officers(const std::vector<Unmet>& officers, bool group_given) {
  std::vector<const Unmet*> asked;
  for (const Unmet& one : officers)
    if (!group_given || (kept_ == Kept::yes && !is_set(officers_known_, one.number))) asked.push_back(&one);
  if (asked.empty()) return Done{};
  const auto people =
      TRY(house_->database().read([&](Transaction& tx) -> Result<std::vector<std::optional<directory::Person>>> {
        std::vector<std::optional<directory::Person>> found;
        found.reserve(asked.size());
        for (const Unmet* one : asked)
          found.push_back(directory::find_person_by_number(tx, house_->keys(), one->value));
        return found;
      }));
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const std::uint32_t number = asked[at]->number;
    const auto& person = people[at];
    if (kept_ == Kept::yes && !is_set(officers_known_, number)) {
      const OfficerIdentity identity{asked[at]->value, person ? person->id : ""};
      new_officers_.push_back({number, seal_officer(*for_approval_, *for_monitor_, number, identity)});
      set(officers_known_, number);
    }
    if (!person || group_given) continue;
    const auto unit = unit_codes_.find(person->unit_id);
    officer_group_[number] = TRY(word_number(Word::group, unit == unit_codes_.end() ? "" : unit->second));
  }
  return Done{};
}

std::uint32_t Numbering::reason_number(const FreshText& reason) {
  const std::uint32_t number = indexes_[kReason].number_of(reason.key);
  if (kept_ == Kept::yes && !is_set(reasons_known_, number)) {
    new_reasons_.push_back({number, for_monitor_->seal(reason_place(number), as_bytes(reason.text)),
                            content_.signs_of_reason(reason.text)});
    set(reasons_known_, number);
  }
  return number;
}

Result<Done> Numbering::save_keys() {
  for (auto& index : indexes_) TRY(index.save());
  return Done{};
}

void Numbering::write_new(Transaction& tx) const {
  for (std::size_t kind = 1; kind < words_.size(); ++kind)
    for (std::size_t at = words_[kind].kept; at < words_[kind].texts.size(); ++at)
      tx.execute(sql::word_add, {kind, at + 1, words_[kind].texts[at]});
  for (const Sealed& officer : new_officers_)
    tx.execute(sql::officer_add,
               {static_cast<std::int64_t>(officer.number), officer.bytes, monitor_generation_, approval_generation_});
  for (const Sealed& reason : new_reasons_)
    tx.execute(sql::reason_add, {static_cast<std::int64_t>(reason.number), reason.bytes, monitor_generation_,
                                 static_cast<std::int64_t>(reason.signs)});
}

void Numbering::forget_new() {
  for (Words& words : words_) words.kept = words.texts.size();
  new_officers_.clear();
  new_reasons_.clear();
  new_sealers();
}

void Numbering::new_sealers() {
  for_monitor_.emplace(monitor_key_);
  for_approval_.emplace(approval_key_);
}

std::string Numbering::word(Word kind, std::uint32_t number) const {
  const Words& words = words_[static_cast<std::size_t>(kind)];
  return number == 0 || number > words.texts.size() ? "" : words.texts[number - 1];
}

}  // namespace waarborg::monitor
