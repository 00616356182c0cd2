SELECT workbook FROM questionnaire WHERE id = $1
