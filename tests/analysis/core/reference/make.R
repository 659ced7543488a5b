# The reference values beside this file, by R 4.2 with dbscan 1.1.11: Rscript make.R
library(dbscan)
set.seed(20261123)
blob <- function(n, x, y, s) cbind(rnorm(n, x, s), rnorm(n, y, s))
sets <- list(
  blobs = rbind(blob(120, 0, 0, 20), blob(90, 250, 30, 40), blob(60, 80, 220, 8),
                cbind(runif(60, -150, 400), runif(60, -150, 350))),
  scales = rbind(blob(80, 0, 0, 3), blob(80, 25, 0, 3), blob(100, 400, 300, 90),
                 cbind(runif(40, -200, 700), runif(40, -200, 600))),
  ring = rbind(t(sapply(runif(150, 0, 2 * pi), function(a) 100 * c(cos(a), sin(a)))) +
                 matrix(rnorm(300, 0, 4), ncol = 2), blob(80, 0, 0, 15), blob(50, 160, 160, 10)))
for (name in names(sets)) {
  x <- round(sets[[name]], 6)
  # The lowest point first, then from the highest down: R begins with the first row and of equal
  # reachabilities takes the last row, so it takes the points in the order that we state.
  x <- x[order(-x[, 1], -x[, 2]), ]
  x <- rbind(x[nrow(x), ], x[-nrow(x), ])
  # In the ring, crowds of five part at equal levels, where R follows the order of the rows.
  for (k in if (name == "ring") 10 else c(5, 10)) {
    h <- hdbscan(x, minPts = k)
    o <- optics(x, eps = 1000, minPts = k)
    scores <- rep(NA, nrow(x))
    in_cluster <- h$cluster > 0
    scores[in_cluster] <- h$cluster_scores[as.character(h$cluster[in_cluster])]
    write.csv(data.frame(x = x[, 1], y = x[, 2], cluster = h$cluster, stability = scores, core = h$coredist,
                         reachability = o$reachdist, optics_core = o$coredist),
              sprintf("%s_%d.csv", name, k), row.names = FALSE, quote = FALSE)
  }
}
