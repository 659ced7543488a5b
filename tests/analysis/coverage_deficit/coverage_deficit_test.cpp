#include <gtest/gtest.h>
TEST(CoverageDeficit, Placeholder) {}
