#include "platform/sealing/sealing.h"
#include "platform/sealing/recovery_parts.h"
#include "platform/sealing/sealed_for.h"
#include "platform/sealing/sealer.h"

#include <doctest/doctest.h>

#include <bit>

using namespace waarborg;
using namespace waarborg::sealing;

namespace {
constexpr PasswordCost kTiny{1, 8192};
const bool kStarted = (sealing_init(), true);
}  // namespace

TEST_CASE("Seal_OpenedWithItsKeyAndPlace_GivesTheText") {
  const Key key = Key::random();
  for (const std::size_t size : {0U, 1U, 64U, 100000U}) {
    const Bytes plain = random_bytes(size);
    CHECK(open(key, "t:1:body", seal(key, "t:1:body", plain)) == plain);
  }
  CHECK(open_text(key, "t:1:body", seal(key, "t:1:body", "Zoë")) == "Zoë");
}

TEST_CASE("Seal_WithAnotherKeyPlaceOrByte_DoesNotOpen") {
  const Key key = Key::random();
  const Bytes sealed = seal(key, "t:1:body", "narrative");
  CHECK_FALSE(open(Key::random(), "t:1:body", sealed));
  CHECK_FALSE(open(key, "t:2:body", sealed));
  CHECK_FALSE(open(key, "", sealed));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes changed = sealed;
    changed[i] ^= 1U;
    CHECK_FALSE(open(key, "t:1:body", changed));
    CHECK_FALSE(open(key, "t:1:body", ByteView(sealed).first(i)));
  }
}

TEST_CASE("Seal_OfTheSameTextTwice_LooksDifferent") {
  const Key key = Key::random();
  CHECK(seal(key, "t", "same") != seal(key, "t", "same"));
}

TEST_CASE("Wrap_ForOneHolder_OpensForNobodyElse") {
  const Key key = Key::random();
  const KeyPair holder = KeyPair::random();
  Bytes wrapped = wrap(key, holder.public_key);
  REQUIRE(unwrap(wrapped, holder));
  CHECK(same(unwrap(wrapped, holder)->view(), key.view()));
  CHECK_FALSE(unwrap(wrapped, KeyPair::random()));
  wrapped[50] ^= 4U;
  CHECK_FALSE(unwrap(wrapped, holder));
  CHECK_FALSE(unwrap({}, holder));
}

TEST_CASE("KeyPair_FromSecret_HasTheSamePublicKey") {
  const KeyPair pair = KeyPair::random();
  CHECK(KeyPair::from_secret(pair.secret_key).public_key == pair.public_key);
}

TEST_CASE("DeriveKey_DependsOnPasswordSaltAndCost") {
  const Bytes salt = random_bytes(16);
  const Key key = derive_key("password", salt, kTiny);
  CHECK(same(key.view(), derive_key("password", salt, kTiny).view()));
  CHECK_FALSE(same(key.view(), derive_key("passwore", salt, kTiny).view()));
  CHECK_FALSE(same(key.view(), derive_key("password", random_bytes(16), kTiny).view()));
  CHECK_FALSE(same(key.view(), derive_key("password", salt, {2, 8192}).view()));
}

TEST_CASE("KeyedToken_SeparatesKeysDomainsAndTexts") {
  const Key key = Key::random();
  CHECK(keyed_token(key, "person", "7") == keyed_token(key, "person", "7"));
  CHECK(keyed_token(key, "person", "7") != keyed_token(Key::random(), "person", "7"));
  CHECK(keyed_token(key, "ab", "c") != keyed_token(key, "a", "bc"));
  CHECK_FALSE(same(subkey(key, "a").view(), subkey(key, "b").view()));
}

TEST_CASE("ReturnCode_TypedInAnyManner_IsTheCodeThatWasMade") {
  const std::string code = new_return_code();
  CHECK(code.size() == 24);
  CHECK(normalise_return_code(code) == code);
  const std::string made = "0123-4567-89AB-CDEF-GH1J";
  for (const char* typed :
       {"0123456789abcdefghij", " o123 4567 89ab cdef ghlj ", "O I 2 3-4567–89AB—CDEF\xC2\xA0GHIJ"}) {
    CHECK(normalise_return_code(typed) == made);
  }
  for (const char* typed : {"", "0123-4567-89AB-CDEF-GH1", "0123-4567-89AB-CDEF-GH1JK", "0123-4567-89AB-CDEF-GHUJ",
                            "0123-4567-89AB-CDEF-GH1é"}) {
    CHECK_FALSE(normalise_return_code(typed));
  }
}

TEST_CASE("ReporterKey_OfACode_IsTheSameEveryTime") {
  const Bytes salt = random_bytes(16);
  const ReporterKey first = reporter_key("0123-4567-89AB-CDEF-GH1J", salt, kTiny);
  const ReporterKey again = reporter_key("0123-4567-89AB-CDEF-GH1J", salt, kTiny);
  const ReporterKey other = reporter_key("0123-4567-89AB-CDEF-GH1K", salt, kTiny);
  CHECK(first.lookup == again.lookup);
  CHECK(first.pair.public_key == again.pair.public_key);
  CHECK(first.lookup != other.lookup);
  CHECK(first.pair.public_key != other.pair.public_key);
}

namespace {
std::vector<std::pair<int, KeyPair>> those_in(const std::vector<KeyPair>& pairs, unsigned set) {
  std::vector<std::pair<int, KeyPair>> present;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if ((set >> i & 1U) != 0) present.emplace_back(static_cast<int>(i), pairs[i]);
  }
  return present;
}
}  // namespace

TEST_CASE("Recovery_ForEverySetOfCustodians_OpensExactlyWhenTheyAreEnough") {
  const Key secret = Key::random();
  for (std::size_t count = 2; count <= 8; ++count) {
    std::vector<KeyPair> pairs;
    std::vector<PublicKey> holders;
    for (std::size_t i = 0; i < count; ++i) {
      pairs.push_back(KeyPair::random());
      holders.push_back(pairs.back().public_key);
    }
    // Every threshold is cheap up to five; above that the usual "half and one more".
    for (std::size_t needed = count <= 5 ? 1 : count / 2 + 1; needed <= (count <= 5 ? count : count / 2 + 1);
         ++needed) {
      const auto shares = split_for_custodians(secret, holders, static_cast<int>(needed));
      bool right = true;
      for (unsigned set = 0; set < 1U << count; ++set) {
        const auto key = recover(shares, those_in(pairs, set));
        const bool enough = static_cast<std::size_t>(std::popcount(set)) >= needed;
        right = right && key.has_value() == enough && (!key || same(key->view(), secret.view()));
      }
      CHECK(right);
    }
  }
}

TEST_CASE("Recovery_WithAStrangersKey_Fails") {
  const KeyPair a = KeyPair::random();
  const KeyPair b = KeyPair::random();
  const auto shares = split_for_custodians(Key::random(), {a.public_key, b.public_key}, 2);
  CHECK_FALSE(recover(shares, {{0, a}, {1, KeyPair::random()}}));
  CHECK_FALSE(recover(shares, {{0, a}, {1, a}}));
  CHECK(recover(shares, {{1, b}, {0, a}}));
}

TEST_CASE("Recovery_PartsOfASet_SayNothingUntilTheLastIsThere") {
  const Key secret = Key::random();
  const KeyPair one = KeyPair::random();
  const auto shares = split_for_custodians(secret, {one.public_key, one.public_key, one.public_key}, 3);
  REQUIRE(shares.size() == 1);
  std::vector<Key> parts;
  for (int custodian = 0; custodian < 3; ++custodian) parts.push_back(*part_of(shares.front(), custodian, one));
  CHECK(same(sum_of(parts).view(), secret.view()));
  for (std::size_t left_out = 0; left_out < parts.size(); ++left_out) {
    auto some = parts;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(left_out));
    CHECK_FALSE(same(sum_of(some).view(), secret.view()));
    CHECK_FALSE(same(parts[left_out].view(), secret.view()));
  }
  CHECK_FALSE(part_of(shares.front(), 3, one));
  CHECK_FALSE(part_of({{0, 1}, Bytes(81)}, 0, one));
}

TEST_CASE("Signature_OverAnotherMessageOrKey_IsRefused") {
  const SigningKey key = SigningKey::random();
  Bytes signature = sign(key, as_bytes("head"));
  CHECK(verify(key.public_key, as_bytes("head"), signature));
  CHECK_FALSE(verify(key.public_key, as_bytes("heap"), signature));
  CHECK_FALSE(verify(SigningKey::random().public_key, as_bytes("head"), signature));
  signature[3] ^= 1U;
  CHECK_FALSE(verify(key.public_key, as_bytes("head"), signature));
  CHECK_FALSE(verify(key.public_key, as_bytes("head"), {}));
}

TEST_CASE("Sealer_OfManyTexts_SealsEachForItsHolderAndPlace") {
  const auto holder = KeyPair::random(), other = KeyPair::random();
  const Sealer sealer(holder.public_key);
  const Bytes one = sealer.seal("table:1", as_bytes("een")), two = sealer.seal("table:2", as_bytes("een"));
  CHECK(one != two);
  CHECK(as_text(open_with(holder, "table:1", one).value()) == "een");
  CHECK(as_text(open_with(holder, "table:2", two).value()) == "een");
  CHECK_FALSE(open_with(holder, "table:2", one));
  CHECK_FALSE(open_with(other, "table:1", one));
}
