// Numbers for what look-ups name: officers, subjects, cases and reasons by keyed hash, systems, places and groups as
// words. What is new waits in memory until it is kept: first the key files, then the database.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/access.h"
#include "engine/key_index.h"
#include "features/monitor/contract/detection.h"
#include "features/monitor/detection_content.h"
#include "features/monitor/log_batches.h"
#include "matters/house.h"
#include "platform/directory/directory.h"
#include "platform/sealing/sealer.h"

namespace waarborg::monitor {

/// In the folder of the look-ups; the order is that of Numbering's indexes.
inline constexpr std::array<const char*, 5> kKeyFiles{"officers.keys", "subjects.keys", "bases.keys", "reasons.keys",
                                                      "tokens.keys"};

/// DATA/look-ups.
std::filesystem::path look_ups_folder(const matters::House& house);

struct DatedAccess {
  engine::DayNumber day = 0;
  engine::Access row;
  auto operator<=>(const DatedAccess&) const = default;
};

/// `kind`: of an assignment, a relation or a mark.
enum class Word { system = 1, place = 2, group = 3, role = 4, kind = 5 };
/// More of one kind than this means that a mapping takes the wrong column.
constexpr std::uint32_t kWordsMax = 200'000;

/// Memory: the key indexes, 4 bytes an officer, a bit a reason, the words, and what is new since the last keeping. Not
/// thread-safe.
class Numbering {
 public:
  enum class Kept { yes, no };  ///< no: a dry run, whose new numbers are forgotten
  /// Errors: those of KeyIndex::open; with Kept::yes "lookups.desk_missing" {desk} for each desk that nobody can open.
  static Result<Numbering> open(matters::House& house, Kept kept);

  /// Hears the texts of a batch, which get their numbers when a row needs them. To be called for every batch of a log,
  /// in order; `number` may be left out.
  void hear(LogBatch& batch);
  /// The rows of the batch from number `first` on (LogBatch::Row::at); the outcome is that of numbering row by row.
  /// Errors: "lookups.too_many_words", and of the database. REQUIRES: it was heard.
  Result<Done> number(const LogBatch& batch, std::int64_t first, bool group_given, std::vector<DatedAccess>& out);
  /// The numbers of single values; an officer, subject or case not met before gets one. An empty value has 0.
  Result<std::uint32_t> officer(std::string_view value);
  std::uint32_t subject(std::string_view value) { return keyed(1, value); }
  std::uint32_t basis(std::string_view value) { return keyed(2, value); }
  /// Of an address or household.
  std::uint32_t token(std::string_view value) { return keyed(4, value); }
  /// Errors: "lookups.too_many_words".
  Result<std::uint32_t> word_number(Word kind, std::string_view text);

  /// Makes new keys durable. Errors: "engine.write_failed". REQUIRES: Kept::yes, also of the next two.
  Result<Done> save_keys();
  /// Writes what is new, within a transaction that may be repeated; then `forget_new` once it stands.
  void write_new(storage::Transaction& tx) const;
  void forget_new();

  /// The word, or "" for 0.
  [[nodiscard]] std::string word(Word kind, std::uint32_t number) const;

 private:
  /// Finds a text without making a string of it.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Words {
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers;
    std::vector<std::string> texts;  ///< by number - 1
    std::size_t kept = 0;
  };
  struct Sealed {
    std::uint32_t number;
    Bytes bytes;
    engine::Signs signs = 0;  ///< of a reason
  };
  Numbering(matters::House& house, Kept kept, std::array<engine::KeyIndex, 5> indexes, DetectionContent content);
  Result<Done> load();
  void new_sealers();
  std::uint32_t keyed(std::size_t kind, std::string_view value);
  /// The texts of one part of the log at hand, by the number that the batches give, less 1.
  struct Heard {
    std::vector<std::uint32_t> numbers;  ///< 0 until a row needed it; then its text is gone
    std::vector<FreshText> texts;
  };
  /// An officer whom this import had no row of yet.
  struct Unmet {
    std::uint32_t number;
    std::string value;
  };
  bool is_unmet(std::uint32_t officer);
  Result<Done> number_officers(const LogBatch& batch, std::size_t first, bool group_given);
  /// Of a text that no row needed before.
  Result<std::uint32_t> number_text(Told part, std::uint32_t told);
  Result<Done> meet_officers(const std::vector<Unmet>& officers, bool group_given);
  std::uint32_t reason_number(const FreshText& reason);

  matters::House* house_;
  Kept kept_;
  DetectionContent content_;
  std::array<engine::KeyIndex, 5> indexes_;  ///< officer, subject, basis, reason, token
  std::array<LogKey, 5> keys_;
  std::array<Words, 6> words_;                              ///< by Word
  std::array<Heard, kTold> heard_;                          ///< by Told
  std::vector<std::uint32_t> officers_, subjects_, bases_;  ///< of the batch at hand
  std::vector<bool> officers_known_, reasons_known_;
  std::vector<std::uint32_t> officer_group_;  ///< by officer; kNotAsked until the register was asked
  std::unordered_map<std::string, std::string> unit_codes_;
  sealing::PublicKey monitor_key_{}, approval_key_{};
  int monitor_generation_ = 0, approval_generation_ = 0;
  /// Other ones after every keeping. Nothing in a dry run.
  std::optional<sealing::Sealer> for_monitor_, for_approval_;
  std::vector<Sealed> new_officers_, new_reasons_;
};

}  // namespace waarborg::monitor
