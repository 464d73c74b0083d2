// Proposed explanations as pure functions: plain values in, HTML out.
#pragma once

#include "features/atypical/proposals.h"
#include "platform/html/components.h"

namespace waarborg::atypical {

inline constexpr const char* kProposalsPath = "/look-ups/proposals";
inline constexpr const char* kMiningPath = "/look-ups/proposals/found";
inline constexpr const char* kProposalPath = "/look-ups/proposals/one";

struct MiningLine {
  MiningRow row;
  std::string made_by;
  std::optional<jobs::Job> job;
};
struct RuleLine {
  monitor::ApprovedExplanation rule;
  std::optional<std::string> proposal;
  std::string approved_by, ended_by;
};
struct ProposalsView {
  bool analyst = false;
  Date today;
  std::vector<ProposalRow> waiting;
  std::vector<RuleLine> rules;
  std::vector<MiningLine> minings;
  html::ListState list;
  std::string next;
  html::FormState state;
};
html::Html proposals_view(const i18n::Translator& t, const ProposalsView& view, const std::string& csrf);

html::Html mining_view(const i18n::Translator& t, const MiningLine& mining, const std::vector<ProposalRow>& proposals);

struct ProposalView {
  ProposalRow row;
  MiningRow mining;
  std::optional<RuleLine> rule;
  std::vector<ProposalRow> alike;  ///< decided before
  std::string asked_by, decided_by;
  std::string why, answer, end;  ///< as far as the reader can open them
  bool analyst = false, approver = false;
  Date today;
  std::int64_t threshold = 0;  ///< of small numbers
  html::FormState state;
};
html::Html proposal_view(const i18n::Translator& t, const ProposalView& view, const std::string& csrf);
/// What the link is called, with its kinds.
std::string link_title(const i18n::Translator& t, const std::string& scope, const std::vector<std::string>& kinds);

}  // namespace waarborg::atypical
