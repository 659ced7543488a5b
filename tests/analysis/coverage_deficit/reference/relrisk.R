# Writes points.csv and relrisk.csv: a seeded town, and the share of marked points around places by
# spatstat::relrisk (Gaussian, no edge correction, pixels of 50 m whose centres are our cells').
suppressMessages(library(spatstat))
set.seed(20261123)
centre <- matrix(runif(16, 1000, 9000), 8)
k <- sample(8, 400, TRUE)
x <- round(pmin(pmax(centre[k, 1] + rnorm(400, 0, 700), 1), 9999), 1)
y <- round(pmin(pmax(centre[k, 2] + rnorm(400, 0, 700), 1), 9999), 1)
uncovered <- rbinom(400, 1, ifelse(x < 4000, 0.6, 0.3))
write.csv(data.frame(x, y, uncovered), "points.csv", row.names = FALSE, quote = FALSE)
town <- ppp(x, y, owin(c(0, 10000), c(0, 10000)), marks = factor(uncovered, levels = 0:1))
share <- relrisk(town, sigma = 800, casecontrol = TRUE, at = "pixels", edge = FALSE,
                 dimyx = 200, relative = FALSE)
places <- expand.grid(column = seq(10, 190, 20), row = seq(10, 190, 20))
share <- if (is.im(share)) share else share[["1"]]
at <- data.frame(x = share$xcol[places$column], y = share$yrow[places$row],
                 share = share$v[cbind(places$row, places$column)])
near <- sapply(seq_len(nrow(at)), function(i) sum((x - at$x[i])^2 + (y - at$y[i])^2 < 800^2))
write.csv(format(at[near >= 5, ], digits = 10), "relrisk.csv", row.names = FALSE, quote = FALSE)
