#include "layers/base/guarded.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace hetu {
namespace {

TEST(Guarded, AnswersWhatTheWorkAnswers) {
    EXPECT_EQ(guarded([]() -> Result<int> { return 7; }).value(), 7);
    EXPECT_EQ(guarded([]() -> Result<int> { return cancelledError(); }).error().code,
              ErrorCode::Cancelled);
}

TEST(Guarded, ExceptionsBecomeErrors) {
    const auto memory = guarded([]() -> Result<int> { throw std::bad_alloc(); });
    ASSERT_FALSE(memory.ok());
    EXPECT_EQ(memory.error().message.en, "There is not enough memory for this.");
    const auto mistake = guarded([]() -> Result<int> { throw std::out_of_range("index 7"); });
    ASSERT_FALSE(mistake.ok());
    EXPECT_EQ(mistake.error().code, ErrorCode::Internal);
    EXPECT_NE(mistake.error().message.zh.find("index 7"), std::string::npos);
}

}  // namespace
}  // namespace hetu
