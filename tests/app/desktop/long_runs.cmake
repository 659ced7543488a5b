# Read by ctest when it runs: two hundred deaths need more time than twenty.
if("$ENV{HETU_HELPER_DEATHS}" GREATER 20)
    math(EXPR seconds "120 + 10 * $ENV{HETU_HELPER_DEATHS}")
    set_tests_properties(HelperDeaths.DeathsAtAnyMomentLoseNothingAndNobodyWaits
                         PROPERTIES TIMEOUT ${seconds})
endif()
