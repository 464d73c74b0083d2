#include "features/monitor/numbering.h"

#include "features/monitor/sealed_text.h"
#include "platform/directory/desk_seats.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using storage::Transaction;

constexpr std::array<const char*, 5> kKinds{"officer", "subject", "basis", "reason", "token"};
enum { kOfficer, kSubject, kBasis, kReason, kToken };
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
      keys_{LogKey(house.keys(), kKinds[0]), LogKey(house.keys(), kKinds[1]), LogKey(house.keys(), kKinds[2]),
            LogKey(house.keys(), kKinds[3]), LogKey(house.keys(), kKinds[4])} {}

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

Result<engine::Access> Numbering::number(const LookUp& look_up, bool group_given, engine::DayNumber& day) {
  engine::Access row;
  const std::int64_t days = look_up.second / kDay - (look_up.second % kDay < 0 ? 1 : 0);
  day = static_cast<engine::DayNumber>(days);
  row.second = static_cast<std::uint32_t>(look_up.second - days * kDay);
  row.actor = TRY(officer_number(look_up.officer, group_given, row.group));
  if (group_given) row.group = TRY(word_number(Word::group, look_up.group));
  row.subject = subject(look_up.subject);
  row.basis = basis(look_up.basis);
  row.source = TRY(word_number(Word::system, look_up.system));
  row.place = TRY(word_number(Word::place, look_up.place));
  row.reason = TRY(reason_number(look_up.reason));
  return row;
}

std::uint32_t Numbering::keyed(std::size_t kind, std::string_view value) {
  return value.empty() ? 0 : indexes_[kind].number_of(keys_[kind].of(value));
}

Result<std::uint32_t> Numbering::officer(std::string_view value) {
  std::uint32_t group = 0;
  if (value.empty()) return 0U;
  return officer_number(value, true, group);
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

Result<std::uint32_t> Numbering::officer_number(std::string_view value, bool group_given, std::uint32_t& group) {
  const std::uint32_t number = indexes_[kOfficer].number_of(keys_[kOfficer].of(value));
  if (number >= officer_group_.size()) officer_group_.resize(number + number / 2 + 64, kNotAsked);
  if (officer_group_[number] == kNotAsked) officer_group_[number] = TRY(meet_officer(number, value, group_given));
  group = officer_group_[number];
  return number;
}

// The first time in this import: who it is by the people register, and their unit.
Result<std::uint32_t> Numbering::meet_officer(std::uint32_t number, std::string_view value, bool group_given) {
  const bool is_new = kept_ == Kept::yes && !is_set(officers_known_, number);
  if (group_given && !is_new) return 0U;
  const auto person = TRY(house_->database().read([&](Transaction& tx) -> Result<std::optional<directory::Person>> {
    return directory::find_person_by_number(tx, house_->keys(), std::string(value));
  }));
  if (is_new) {
    const OfficerIdentity identity{std::string(value), person ? person->id : ""};
    new_officers_.push_back({number, seal_officer(*for_approval_, *for_monitor_, number, identity)});
    set(officers_known_, number);
  }
  if (!person || group_given) return 0U;
  const auto unit = unit_codes_.find(person->unit_id);
  return word_number(Word::group, unit == unit_codes_.end() ? "" : unit->second);
}

Result<std::uint32_t> Numbering::reason_number(std::string_view text) {
  if (text.empty()) return 0U;
  const std::uint32_t number = indexes_[kReason].number_of(keys_[kReason].of(text));
  if (kept_ == Kept::yes && !is_set(reasons_known_, number)) {
    new_reasons_.push_back(
        {number, for_monitor_->seal(reason_place(number), as_bytes(text)), content_.signs_of_reason(text)});
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
