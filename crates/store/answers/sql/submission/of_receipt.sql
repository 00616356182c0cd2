SELECT number, day FROM submission WHERE receipt = $1
