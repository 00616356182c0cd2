UPDATE revision SET number = number + 1 WHERE id = 1
